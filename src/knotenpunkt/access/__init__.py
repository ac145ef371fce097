"""Who may do what: permissions, roles, the policy table, declarations on views. No tables, no imports from contexts."""
