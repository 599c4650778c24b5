use super::page;

/// The lines of a page, each with its line in the file.
fn check(text: &str, expected: &[(u32, &str)]) {
    let page = page(text);
    let shown = page.blocks.text();
    let found: Vec<(u32, &str)> = page.origin.iter().copied().zip(shown.lines()).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(page.origin.len(), shown.lines().count(), "{text}");
}

#[test]
fn paragraphs_and_line_breaks() {
    check(
        "<p>a  b\nc<br>d</p>\n<P>e &amp;lt; f&nbsp;g</p>h",
        &[(1, "a b c"), (2, "d"), (3, "e &lt; f\u{a0}g"), (3, "h")],
    );
    check("<pre>a\n\n b</pre>", &[(1, "a"), (3, "b")]);
    check("a &#10; b", &[(1, "a b")]);
}

#[test]
fn names_and_times() {
    check(
        "<p><b>Karen:</b> no</p><p><strong>Tom</strong> yes <b>really</b></p>",
        &[(1, "Karen: no"), (1, "**Tom** yes really")],
    );
    check(
        "<dl><dt>Karen</dt>\n<dd>no</dd><dt>Tom:<dd>yes</dl>",
        &[(1, "Karen: no"), (2, "Tom: yes")],
    );
    check(
        "<div class='x speaker'><div>Karen</div></div><span class=timestamp>0:03</span><div>no</div>",
        &[(1, "**Karen**"), (1, "[0:03]"), (1, "no")],
    );
    check(
        "<cite>Karen:</cite> <time>0:03</time><p>no <time>soon</time></p>",
        &[(1, "Karen: [0:03]"), (1, "no soon")],
    );
}

#[test]
fn tables() {
    check(
        "<table><tr><th>Karen<td>no<br>no\n<tr>\n<td>Tom</td><td><table><tr><td>yes</td></tr><tr><td>so</table></td></table>end",
        &[
            (1, "Karen: no"),
            (1, "no"),
            (3, "Tom: yes"),
            (3, "so"),
            (3, "end"),
        ],
    );
}

#[test]
fn what_is_no_text_is_left_out() {
    let text = "<script>a<b</script>b<!-- c --><nav>d<nav>e</nav>f</nav>g<style>h</style >i";
    check(text, &[(1, "bgi")]);
    assert_eq!(page(text).left_out, [1, 1, 1]);
    assert_eq!(
        page("<title>A &amp; B</title>c").title.as_deref(),
        Some("A & B")
    );
    for open in ["a\n<!-- b", "a\n<script>b", "a\n<nav>b"] {
        check(open, &[(1, "a")]);
        assert_eq!(page(open).open_ended, Some(2), "{open}");
    }
}

#[test]
fn soup_is_taken_as_it_comes() {
    check("a < b <3 </ c <d e", &[(1, "a < b <3 </ c <d e")]);
    check("<p title='>'>a</p", &[(1, "a</p")]);
    check("<p title='>a <b>b</b>", &[(1, "a b")]);
    check("</p></td></table>a", &[(1, "a")]);
}
