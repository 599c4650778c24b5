//! A drawing → a picture of pixels, made and handed over in the page.

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

use super::{Page, effects};

/// The longest side of a picture, in pixels: beyond it browsers give nothing.
const LONGEST: f64 = 8000.0;

/// Draws a drawing at so many pixels to a unit and hands it over as PNG.
pub(super) fn download(page: &Page, name: String, svg: &str, scale: u8) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(svg.as_bytes()));
    let bag = BlobPropertyBag::new();
    bag.set_type("image/svg+xml");
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &bag)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let image: HtmlImageElement = page.document.create_element("img")?.unchecked_into();
    let canvas: HtmlCanvasElement = page.document.create_element("canvas")?.unchecked_into();
    let document = page.document.clone();
    let source = address.clone();
    let drawn = image.clone();
    EventListener::once(&image, "load", move |_| {
        let done = paint(&canvas, &drawn, f64::from(scale)).and_then(|()| {
            let hand_over = Closure::once_into_js(move |blob: Option<Blob>| {
                let Some(blob) = blob else { return };
                if let Err(trouble) = effects::hand_over(&document, &name, &blob) {
                    web_sys::console::error_1(&trouble);
                }
            });
            canvas.to_blob(hand_over.unchecked_ref())
        });
        let freed = Url::revoke_object_url(&source);
        if let Err(trouble) = done.and(freed) {
            web_sys::console::error_1(&trouble);
        }
    })
    .forget();
    image.set_src(&address);
    Ok(())
}

fn paint(canvas: &HtmlCanvasElement, image: &HtmlImageElement, scale: f64) -> Result<(), JsValue> {
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let scale = scale.min(LONGEST / width.max(height).max(1.0));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and LONGEST"
    )]
    let pixels = |side: f64| (side * scale).round().max(1.0) as u32;
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (w, h) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, w, h)
}
