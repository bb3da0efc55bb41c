"""What other components are made of: elements, forms, boards, links, looks."""
