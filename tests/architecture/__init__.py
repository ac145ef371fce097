"""The rules of the house as tests: where one fails, the house changes or the rule does, in an ADR."""
