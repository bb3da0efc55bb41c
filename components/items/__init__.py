"""Items of any kind: one form, one column, one table, all made from the declaration."""
