// Made by tools/build-mails.mjs from password-changed.*.mjml and password-changed.*.txt.hbs. Do not edit.
/* prettier-ignore */
export const passwordChangedTemplates = {
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
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">Your password on {{ platformName }} was changed.</div>
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
><h1 style="margin: 0; font-size: 26px; line-height: 1.25">Your password was changed</h1></div> </td> </tr> {{#if byAdministrator}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>An administrator of {{ platformName }} gave your account a new password, and will tell you which.
You will be asked for one of your own when you sign in with it.</div> </td> </tr> {{else}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>The password of your account on {{ platformName }} was changed. Everywhere else you were signed in, you are signed out.</div> </td> </tr> {{/if}} <tr> <td
align="center" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <p
style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:100%;" > </p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:536px;" role="presentation" width="536px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]--> </td> </tr> <tr> <td align="left" class="fine" style="font-size:0px;padding:0 32px 12px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#4b5563;"
>Was it not you? Ask for a new password on the sign-in page at once, and tell an administrator.</div> </td> </tr> </tbody> </table> </div>
<!--[if mso | IE]></td></tr></table><![endif]--> </td> </tr> </tbody> </table> </div> <!--[if mso | IE]></td></tr></table><![endif]--> </div> </body> </html>
`,
    text: `{{#if byAdministrator}}
An administrator of {{platformName}} gave your account a new password,
and will tell you which. You will be asked for one of your own when you
sign in with it.
{{else}}
The password of your account on {{platformName}} was changed. Everywhere
else you were signed in, you are signed out.
{{/if}}

Was it not you? Ask for a new password on the sign-in page at once,
and tell an administrator.
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
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">Votre mot de passe sur {{ platformName }} a changé.</div>
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
><h1 style="margin: 0; font-size: 26px; line-height: 1.25">Votre mot de passe a changé</h1></div> </td> </tr> {{#if byAdministrator}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Un administrateur de {{ platformName }} a donné un nouveau mot de passe à votre compte et vous
l’indiquera. Il vous sera demandé d’en choisir un autre en vous connectant.</div> </td> </tr> {{else}} <tr> <td
align="left" style="font-size:0px;padding:0 32px 16px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1f2937;"
>Le mot de passe de votre compte sur {{ platformName }} a changé. Partout ailleurs, vous êtes déconnecté(e).</div> </td> </tr> {{/if}} <tr> <td
align="center" style="font-size:0px;padding:0 32px 20px;word-break:break-word;" > <p
style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:100%;" > </p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #d7dce3;font-size:1px;margin:0px auto;width:536px;" role="presentation" width="536px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]--> </td> </tr> <tr> <td align="left" class="fine" style="font-size:0px;padding:0 32px 12px;word-break:break-word;" > <div
style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#4b5563;"
>Ce n’était pas vous&nbsp;? Demandez aussitôt un nouveau mot de passe sur la page de connexion et prévenez un administrateur.</div> </td> </tr> </tbody>
</table> </div> <!--[if mso | IE]></td></tr></table><![endif]--> </td> </tr> </tbody> </table> </div> <!--[if mso | IE]></td></tr></table><![endif]--> </div>
</body> </html>
`,
    text: `{{#if byAdministrator}}
Un administrateur de {{platformName}} a donné un nouveau mot de passe à
votre compte et vous l’indiquera. Il vous sera demandé d’en choisir un
autre en vous connectant.
{{else}}
Le mot de passe de votre compte sur {{platformName}} a changé. Partout
ailleurs, vous êtes déconnecté(e).
{{/if}}

Ce n’était pas vous ? Demandez aussitôt un nouveau mot de passe sur la
page de connexion et prévenez un administrateur.
`,
  },
} as const;
