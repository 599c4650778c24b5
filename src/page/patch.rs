//! Markup → element: changes what differs and keeps the nodes that stay, with their focus and scrolling.
//!
//! This is the only place where markup is parsed. The markup comes from the views, which escape every text.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, HtmlOptionElement, HtmlTemplateElement, Node};

/// Replaces all content of an element.
pub(super) fn fill(element: &Element, markup: &str) -> Result<(), JsValue> {
    element.replace_children_with_node_1(&parse(element, markup)?);
    Ok(())
}

/// Brings an element's content to the markup's, keeping nodes of the same id or key, or of the same place and name.
pub(super) fn patch(element: &Element, markup: &str) -> Result<(), JsValue> {
    children(element, &parse(element, markup)?)
}

fn parse(element: &Element, markup: &str) -> Result<Node, JsValue> {
    let document = element.owner_document().ok_or(JsValue::UNDEFINED)?;
    let template: HtmlTemplateElement = document.create_element("template")?.unchecked_into();
    template.set_inner_html(markup);
    Ok(template.content().into())
}

/// Walks the wanted children along the present ones.
fn children(parent: &Node, wanted: &Node) -> Result<(), JsValue> {
    let mut present = parent.first_child();
    let mut next = wanted.first_child();
    while let Some(want) = next {
        next = want.next_sibling();
        while let Some(node) = present.clone().filter(|it| is_surplus(it, &want)) {
            present = node.next_sibling();
            parent.remove_child(&node)?;
        }
        let reusable = match key(&want) {
            Some(id) => present.as_ref().and_then(|from| with_key(from, &id)),
            None => present.clone().filter(|node| alike(node, &want)),
        };
        match reusable {
            Some(node) if present.as_ref() == Some(&node) => {
                present = node.next_sibling();
                update(&node, &want)?;
            }
            Some(node) => {
                parent.insert_before(&node, present.as_ref())?;
                update(&node, &want)?;
            }
            None => {
                parent.insert_before(&want, present.as_ref())?;
            }
        }
    }
    while let Some(surplus) = present {
        present = surplus.next_sibling();
        parent.remove_child(&surplus)?;
    }
    Ok(())
}

/// Whether a present node stands in the way of what is wanted and is wanted nowhere later: taken away now, what follows it
/// stays in its place and keeps the focus.
fn is_surplus(node: &Node, want: &Node) -> bool {
    match key(node) {
        Some(id) => with_key(want, &id).is_none(),
        None => (key(want).is_some() || !alike(node, want)) && left(node) > left(want),
    }
}

/// How many siblings there are from here on.
fn left(node: &Node) -> usize {
    std::iter::successors(Some(node.clone()), Node::next_sibling).count()
}

/// What an element is known by among its siblings: its id, or where the same thing is shown twice on the page, its
/// `data-key`.
fn key(node: &Node) -> Option<String> {
    let element: &Element = node.dyn_ref()?;
    let id = Some(element.id()).filter(|id| !id.is_empty());
    id.or_else(|| element.get_attribute("data-key"))
}

/// The first sibling from here on that has this id.
fn with_key(from: &Node, id: &str) -> Option<Node> {
    let mut candidate = Some(from.clone());
    while let Some(node) = candidate {
        if key(&node).as_deref() == Some(id) {
            return Some(node);
        }
        candidate = node.next_sibling();
    }
    None
}

/// Whether one unnamed node can become the other.
fn alike(node: &Node, want: &Node) -> bool {
    node.node_name() == want.node_name() && key(node).is_none()
}

fn update(node: &Node, want: &Node) -> Result<(), JsValue> {
    if node.is_equal_node(Some(want)) {
        return Ok(());
    }
    match (node.dyn_ref::<Element>(), want.dyn_ref::<Element>()) {
        (Some(element), Some(want_element)) => {
            attributes(element, want_element)?;
            children(node, want)
        }
        _ => {
            node.set_node_value(want.node_value().as_deref());
            Ok(())
        }
    }
}

/// Brings attributes to what is wanted. Whether a `details` is open is the person's business.
fn attributes(element: &Element, want: &Element) -> Result<(), JsValue> {
    for name in element
        .get_attribute_names()
        .iter()
        .filter_map(|n| n.as_string())
    {
        if !want.has_attribute(&name) && name != "open" {
            element.remove_attribute(&name)?;
            follow(element, &name, None);
        }
    }
    for name in want
        .get_attribute_names()
        .iter()
        .filter_map(|n| n.as_string())
    {
        let value = want.get_attribute(&name);
        if element.get_attribute(&name) != value {
            element.set_attribute(&name, value.as_deref().unwrap_or_default())?;
            follow(element, &name, value.as_deref());
        }
    }
    Ok(())
}

/// Form controls keep what was typed apart from their attributes; a changed attribute overrules it.
fn follow(element: &Element, name: &str, value: Option<&str>) {
    match name {
        "value" => {
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                input.set_value(value.unwrap_or_default());
            }
        }
        "selected" => {
            if let Some(option) = element.dyn_ref::<HtmlOptionElement>() {
                option.set_selected(value.is_some());
            }
        }
        _ => {}
    }
}
