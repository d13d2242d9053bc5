"""Many dispatches at once: Arrow record batches in, Arrow record batches out."""
