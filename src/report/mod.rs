//! Everything above → documents to keep.
