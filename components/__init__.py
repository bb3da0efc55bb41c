"""What can be touched: plain values in, widgets out, what the person did back."""
