//! Files of research programs, one record a line → [`Transcript`](super::Transcript).

pub(in crate::import) mod chat;
pub(in crate::import) mod ctm;
pub(in crate::import) mod lab;
mod rows;
pub(in crate::import) mod rttm;
pub(in crate::import) mod stm;
pub(in crate::import) mod textgrid;
