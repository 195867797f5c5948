/** The page of the previews, as a Handlebars template. */
export const mailPreviewsTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{mail.subject}} · Previews</title>
<style>
:root { color-scheme: light dark; --text: #1f2937; --soft: #4b5563; --page: #eef1f5; --sheet: #fff; --line: #d7dce3; --mark: #1d4ed8; --current: #e4ecfd; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e7ebf0; --soft: #b4bdc9; --page: #10151c; --sheet: #1a222d; --line: #3a4554; --mark: #9cc0ff; --current: #26344a; }
}
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
header { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: baseline; padding: .75rem 1.25rem; background: var(--sheet); border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h3 { font-size: .875rem; font-weight: 600; margin: 0 0 .5rem; color: var(--soft); }
a { color: var(--mark); }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
main { display: grid; grid-template-columns: minmax(15rem, 20rem) 1fr; gap: 1rem; padding: 1rem; align-items: start; }
nav.kinds, article { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
ol { list-style: none; margin: 0; padding: 0; }
.kinds a { display: block; padding: .6rem 1rem; color: inherit; text-decoration: none; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.kinds a:hover { background: var(--page); }
a[aria-current] { background: var(--current); box-shadow: inset 4px 0 var(--mark); }
.kinds strong { display: block; text-transform: capitalize; }
.kinds span, .soft { color: var(--soft); font-size: .875rem; }
.about, .choices { padding: 1rem; border-bottom: 1px solid var(--line); }
.about p { margin: 0; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem 2rem; }
.choices ol { display: flex; flex-wrap: wrap; gap: .5rem; }
.choices a { display: block; padding: .2rem .75rem; border: 1px solid var(--line); border-radius: 999px; color: inherit; text-decoration: none; }
.choices a[aria-current] { box-shadow: none; border-color: var(--mark); font-weight: 600; }
.sizes { display: flex; flex-wrap: wrap; gap: 1rem; padding: 1rem; }
.sizes > div { flex: 1 1 34rem; min-width: 0; }
.sizes > .narrow { flex: 0 0 24.5rem; max-width: 100%; }
iframe { display: block; width: 100%; height: 46rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
.plain { padding: 0 1rem 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: 1rem; font-size: .875rem; border: 1px solid var(--line); border-radius: 8px; }
@media (max-width: 60rem) { main { grid-template-columns: 1fr; } }
</style>
</head>
<body>
<header>
<h1>Previews</h1>
<span class="soft">Every mail, from examples. Nothing here was sent.</span>
<a href="/mailbox">Mailbox</a>
</header>
<main>
<nav class="kinds" aria-label="Mails">
<ol>
{{#each kinds}}
<li><a href="{{address}}"{{#if current}} aria-current="true"{{/if}}><strong>{{label}}</strong><span>{{subject}}</span></a></li>
{{/each}}
</ol>
</nav>
<article aria-labelledby="subject">
<div class="about">
<h2 id="subject" lang="{{mail.locale}}">{{mail.subject}}</h2>
<p class="soft">Because of {{mail.cause}}</p>
</div>
<div class="choices">
<nav aria-label="Language"><ol>{{#each languages}}<li><a href="{{address}}"{{#if current}} aria-current="true"{{/if}}>{{label}}</a></li>{{/each}}</ol></nav>
<nav aria-label="Variant"><ol>{{#each variants}}<li><a href="{{address}}"{{#if current}} aria-current="true"{{/if}}>{{label}}</a></li>{{/each}}</ol></nav>
</div>
<div class="sizes">
<div><h3>On a screen</h3><iframe title="The mail on a screen" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc="{{mail.document}}"></iframe></div>
<div class="narrow"><h3>On a telephone</h3><iframe title="The mail on a telephone" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc="{{mail.document}}"></iframe></div>
</div>
<div class="plain"><h3>As plain text</h3><pre lang="{{mail.locale}}">{{mail.text}}</pre></div>
</article>
</main>
</body>
</html>
`;
