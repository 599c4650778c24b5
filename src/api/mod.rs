//! The JavaScript contract: plain objects in, plain objects out; no document.
