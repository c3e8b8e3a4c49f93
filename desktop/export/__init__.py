"""Tables and reports in the formats people hand on."""
