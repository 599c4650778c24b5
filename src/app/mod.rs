//! Everything a user can do, with no browser in it.
