// Made by tools/build-mails.mjs from import-report.*.mjml and import-report.*.txt.hbs. Do not edit.
/* prettier-ignore */
export const importReportTemplates = {
  en: {
    html: `<!doctype html>
<html lang="en" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"> <head>
<title>{{ subject }}</title> <!--[if !mso]><!--> <meta http-equiv="X-UA-Compatible" content="IE=edge"> <!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"> <meta name="viewport" content="width=device-width, initial-scale=1"> <style type="text/css">
#outlook a { padding:0; } body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; } p { display:block;margin:13px 0; } </style>
<!--[if mso]> <noscript> <xml> <o:OfficeDocumentSettings> <o:AllowPNG/> <o:PixelsPerInch>96</o:PixelsPerInch> </o:OfficeDocumentSettings> </xml> </noscript>
<![endif]--> <!--[if lte mso 11]> <style type="text/css"> .mj-outlook-group-fix { width:100% !important; } </style> <![endif]--> <style type="text/css">
@media only screen and (min-width:480px) { .mj-column-per-100 { width:100% !important; max-width: 100%; } } </style>
<style media="screen and (min-width:480px)"> .moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; } </style> <style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; } body { padding: 24px 8px !important; background: #eef1f5; }
@media (prefers-color-scheme: dark) { body, body > div { background: #10151c !important; } .sheet, .sheet > table { background: #1a222d !important; }
.sheet div, .sheet h1 { color: #e7ebf0 !important; } .sheet .fine div { color: #b4bdc9 !important; } .sheet p { border-top-color: #3a4554 !important; }
.sheet blockquote { border-left-color: #7aa7ff !important; background: #232d3a !important; } .sheet .plain-link a { color: #9cc0ff !important; }
.sheet .action td, .sheet .action a { background: #2f66e0 !important; color: #ffffff !important; } } </style>
<meta name="color-scheme" content="light dark" /> <meta name="supported-color-schemes" content="light
dark" /> <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" /> <meta name="referrer" content="no-referrer" /> </head>
<body  style="word-spacing:normal;background-color:#eef1f5;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">What became of {{ fileName }}</div>
<div aria-label="{{ subject }}" aria-roledescription="email" role="article" lang="en" dir="ltr" style="word-spacing:normal;background-color:#eef1f5;" >
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="sheet-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="sheet" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:12px;overflow:hidden;"> <table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;"
> <tbody> <tr> <td style="border-radius:12px;direction:ltr;font-size:0px;padding:32px 0 16px;text-align:center;" >
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;" >
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%" > <tbody> <tr> <td
align="left" class="fine" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;font-weight:600;line-height:1.5;text-align:left;color:#4b5563;"
>{{ platformName }}</div> </td> </tr> <tr> <td align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
><h1 style="margin: 0; font-size: 26px; line-height: 1.25"> {{#if isUndo}}{{#if isApplied}}Your import is taken back{{else}}Taking your import back was not
finished{{/if}}{{else}}{{#if isApplied}}Your import is done{{else}}{{#if isFailed}}Your import failed{{else}}Your import was cancelled{{/if}}{{/if}}{{/if}}
</h1></div> </td> </tr> <tr> <td align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>{{#if firstName}}Hello {{ firstName }},{{else}}Hello,{{/if}}</div> </td> </tr> <tr> <td
align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>This is what became of the file {{ fileName }}, which you imported on {{ platformName }}:</div> </td> </tr> {{#if isUndo}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>People deleted again: {{ deleted }}<br />People changed back: {{ updated }}<br />People left as
they are, all or in part: {{ conflicts }}<br />People whom you may not change: {{ refused }}</div> </td> </tr> {{else}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>People created: {{ created }}<br />People changed: {{ updated }}<br />People restored: {{ restored
}}<br />Rows without a change: {{ unchanged }}<br />Rows that could not be applied: {{ invalid }}</div> </td> </tr> {{/if}}{{#if invalid}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>The rows that could not be applied can be downloaded from the page of the import, corrected, and imported again.</div> </td> </tr> {{/if}}{{#if isFailed}} <tr>
<td align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Nothing that was applied before is lost. You can look at the import and start it again.</div> </td> </tr> {{/if}} <tr> <td
align="center" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <p
style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:100%;" > </p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:536px;" role="presentation" width="536px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]--> </td> </tr> <tr> <td align="left" class="fine" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#4b5563;"
>You get this mail because you started the import.</div> </td> </tr> </tbody> </table> </div> <!--[if mso | IE]></td></tr></table><![endif]--> </td> </tr>
</tbody> </table> </div> <!--[if mso | IE]></td></tr></table><![endif]--> </div> </body> </html>
`,
    text: `{{#if firstName}}Hello {{firstName}},{{else}}Hello,{{/if}}

This is what became of the file {{fileName}}, which you imported on {{platformName}}:

{{#if isUndo}}
People deleted again: {{deleted}}
People changed back: {{updated}}
People left as they are, all or in part: {{conflicts}}
People whom you may not change: {{refused}}
{{else}}
People created: {{created}}
People changed: {{updated}}
People restored: {{restored}}
Rows without a change: {{unchanged}}
Rows that could not be applied: {{invalid}}
{{/if}}
{{#if invalid}}

The rows that could not be applied can be downloaded from the page of
the import, corrected, and imported again.
{{/if}}
{{#if isFailed}}

Nothing that was applied before is lost. You can look at the import and
start it again.
{{/if}}

You get this mail because you started the import.
`,
  },
  fr: {
    html: `<!doctype html>
<html lang="fr" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"> <head>
<title>{{ subject }}</title> <!--[if !mso]><!--> <meta http-equiv="X-UA-Compatible" content="IE=edge"> <!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"> <meta name="viewport" content="width=device-width, initial-scale=1"> <style type="text/css">
#outlook a { padding:0; } body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; } p { display:block;margin:13px 0; } </style>
<!--[if mso]> <noscript> <xml> <o:OfficeDocumentSettings> <o:AllowPNG/> <o:PixelsPerInch>96</o:PixelsPerInch> </o:OfficeDocumentSettings> </xml> </noscript>
<![endif]--> <!--[if lte mso 11]> <style type="text/css"> .mj-outlook-group-fix { width:100% !important; } </style> <![endif]--> <style type="text/css">
@media only screen and (min-width:480px) { .mj-column-per-100 { width:100% !important; max-width: 100%; } } </style>
<style media="screen and (min-width:480px)"> .moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; } </style> <style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; } body { padding: 24px 8px !important; background: #eef1f5; }
@media (prefers-color-scheme: dark) { body, body > div { background: #10151c !important; } .sheet, .sheet > table { background: #1a222d !important; }
.sheet div, .sheet h1 { color: #e7ebf0 !important; } .sheet .fine div { color: #b4bdc9 !important; } .sheet p { border-top-color: #3a4554 !important; }
.sheet blockquote { border-left-color: #7aa7ff !important; background: #232d3a !important; } .sheet .plain-link a { color: #9cc0ff !important; }
.sheet .action td, .sheet .action a { background: #2f66e0 !important; color: #ffffff !important; } } </style>
<meta name="color-scheme" content="light dark" /> <meta name="supported-color-schemes" content="light
dark" /> <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" /> <meta name="referrer" content="no-referrer" /> </head>
<body  style="word-spacing:normal;background-color:#eef1f5;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">Résultat de {{ fileName }}</div>
<div aria-label="{{ subject }}" aria-roledescription="email" role="article" lang="fr" dir="ltr" style="word-spacing:normal;background-color:#eef1f5;" >
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="sheet-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="sheet" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:12px;overflow:hidden;"> <table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;"
> <tbody> <tr> <td style="border-radius:12px;direction:ltr;font-size:0px;padding:32px 0 16px;text-align:center;" >
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;" >
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%" > <tbody> <tr> <td
align="left" class="fine" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;font-weight:600;line-height:1.5;text-align:left;color:#4b5563;"
>{{ platformName }}</div> </td> </tr> <tr> <td align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
><h1 style="margin: 0; font-size: 26px; line-height: 1.25"> {{#if isUndo}}{{#if isApplied}}Les effets de votre import sont annulés{{else}}L’annulation des
effets de votre import n’est pas terminée{{/if}}{{else}}{{#if isApplied}}Votre import est terminé{{else}}{{#if isFailed}}Votre import a échoué{{else
}}Votre import a été annulé{{/if}}{{/if}}{{/if}} </h1></div> </td> </tr> <tr> <td align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;"
> <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>{{#if firstName}}Bonjour {{ firstName }},{{else}}Bonjour,{{/if}}</div> </td> </tr> <tr> <td
align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Voici le résultat du fichier {{ fileName }}, que vous avez importé sur {{ platformName }}&nbsp;:</div> </td> </tr> {{#if isUndo}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Personnes supprimées à nouveau&nbsp;: {{ deleted }}<br />Personnes remises en l’état&nbsp;:
{{ updated }}<br />Personnes laissées telles quelles, en tout ou en partie&nbsp;: {{ conflicts
}}<br />Personnes que vous ne pouvez pas modifier&nbsp;: {{ refused }}</div> </td> </tr> {{else}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Personnes créées&nbsp;: {{ created }}<br />Personnes modifiées&nbsp;: {{ updated }}<br />Personnes
rétablies&nbsp;: {{ restored }}<br />Lignes sans changement&nbsp;: {{ unchanged }}<br />Lignes non appliquées&nbsp;: {{ invalid }}</div> </td> </tr>
{{/if}}{{#if invalid}} <tr> <td align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Les lignes non appliquées peuvent être téléchargées depuis la page de l’import, corrigées, puis importées à nouveau.</div> </td> </tr> {{/if}}{{#if isFailed}}
<tr> <td align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Rien de ce qui a été appliqué n’est perdu. Vous pouvez consulter l’import et le relancer.</div> </td> </tr> {{/if}} <tr> <td
align="center" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <p
style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:100%;" > </p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:536px;" role="presentation" width="536px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]--> </td> </tr> <tr> <td align="left" class="fine" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#4b5563;"
>Vous recevez ce message parce que vous avez lancé l’import.</div> </td> </tr> </tbody> </table> </div> <!--[if mso | IE]></td></tr></table><![endif]--> </td>
</tr> </tbody> </table> </div> <!--[if mso | IE]></td></tr></table><![endif]--> </div> </body> </html>
`,
    text: `{{#if firstName}}Bonjour {{firstName}},{{else}}Bonjour,{{/if}}

Voici le résultat du fichier {{fileName}}, que vous avez importé sur {{platformName}} :

{{#if isUndo}}
Personnes supprimées à nouveau : {{deleted}}
Personnes remises en l’état : {{updated}}
Personnes laissées telles quelles, en tout ou en partie : {{conflicts}}
Personnes que vous ne pouvez pas modifier : {{refused}}
{{else}}
Personnes créées : {{created}}
Personnes modifiées : {{updated}}
Personnes rétablies : {{restored}}
Lignes sans changement : {{unchanged}}
Lignes non appliquées : {{invalid}}
{{/if}}
{{#if invalid}}

Les lignes non appliquées peuvent être téléchargées depuis la page de
l’import, corrigées, puis importées à nouveau.
{{/if}}
{{#if isFailed}}

Rien de ce qui a été appliqué n’est perdu. Vous pouvez consulter
l’import et le relancer.
{{/if}}

Vous recevez ce message parce que vous avez lancé l’import.
`,
  },
} as const;
