"""Work beside the requests: an upload is read, written or taken back while whoever asked for it does something else."""
