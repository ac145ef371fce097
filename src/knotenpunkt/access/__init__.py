"""Who may do what: permissions, roles, the policy table and the declarations on views. No tables, no imports from contexts."""
