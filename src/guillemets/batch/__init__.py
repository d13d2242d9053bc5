"""Many dispatches: Arrow record batches in, records out, on one machine or on a cluster, with the same bytes."""
