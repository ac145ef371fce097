"""The test harness: no foreign network, personas instead of users, a running instance and a real browser."""
