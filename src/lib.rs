//! Kinmap turns the transcript of a family-therapy session into a structural family map.
