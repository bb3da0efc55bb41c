"""The words of what is shipped: the worked example, in our own words."""
