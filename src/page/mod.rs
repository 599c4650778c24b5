//! The browser: the only folder that names `web-sys` and `gloo`.
