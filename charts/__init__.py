"""Pictures of values: Vega-Lite specs and the rows that fill them. Pure."""
