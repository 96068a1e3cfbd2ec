"""Values of the year in spreadsheets: a template to fill in, tables read, an import planned, the ledger as a file."""
