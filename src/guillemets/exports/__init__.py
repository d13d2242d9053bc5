"""Records into the forms that other programs read: one module a form, functions over any number of records."""
