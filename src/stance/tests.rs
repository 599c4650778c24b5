//! The manual's examples and near-misses, and the whole stage on odd input.
