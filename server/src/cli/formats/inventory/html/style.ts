/** The page around the map: on a screen, on a phone, on paper. */
export const REPORT_CSS = `
*{box-sizing:border-box}
body{margin:0;background:var(--map-back);color:var(--map-text);font:15px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
header,main{max-width:1280px;margin:0 auto;padding:0 20px}
header{padding-top:20px}
h1{font-size:26px;margin:0}
header p,.note,.none,small{color:var(--map-muted)}
header p{margin:4px 0 12px}
h2{font-size:19px;margin:26px 0 10px}
h3{font-size:13px;margin:0 0 2px}
code{font:12.5px ui-monospace,SFMono-Regular,Consolas,monospace;overflow-wrap:anywhere}
.summary{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:10px;margin:0}
.summary div{border:1px solid color-mix(in srgb,var(--map-text) 20%,transparent);border-radius:6px;padding:8px 12px;display:flex;flex-direction:column-reverse}
.summary dt{color:var(--map-muted);font-size:13px}
.summary dd{margin:0;font-size:24px;font-weight:600}
.frame{border:1px solid color-mix(in srgb,var(--map-text) 20%,transparent);border-radius:6px;overflow:hidden}
.frame svg{display:block;width:100%;height:auto;max-height:92vh}
.script .frame{height:min(70vh,760px)}
.legend{margin:8px 0}
.legend svg{width:min(800px,100%);height:auto;display:block;margin-top:6px}
summary{cursor:pointer}
.controls{display:none;flex-wrap:wrap;gap:8px;align-items:center;margin:0 0 10px}
.script .controls{display:flex}
.controls input,.controls select,.controls button{font:inherit;font-size:14px;color:inherit;background:var(--map-back);border:1px solid var(--map-muted);border-radius:4px;padding:4px 8px;max-width:100%}
.controls button{cursor:pointer}
:focus-visible{outline:2px solid var(--map-focus);outline-offset:1px}
table{border-collapse:collapse;width:100%;font-size:14px}
thead th{white-space:nowrap;position:sticky;top:0;background:var(--map-back);z-index:1;border-bottom:2px solid var(--map-muted)}
td:nth-of-type(6){white-space:nowrap}
th,td{text-align:left;padding:5px 8px;vertical-align:top;overflow-wrap:break-word}
tbody th{overflow-wrap:anywhere;width:22%}
tr.more td{overflow-wrap:anywhere}
th button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:0;text-align:left}
.script th button{cursor:pointer}
th button:disabled{color:inherit}
th[aria-sort=ascending] button::after{content:" ▲"}
th[aria-sort=descending] button::after{content:" ▼"}
tbody{border-top:1px solid color-mix(in srgb,var(--map-text) 18%,transparent)}
tbody[hidden]{display:none}
tr.more>td{padding-top:0;padding-bottom:8px;font-size:13.5px}
tr.more summary{color:var(--map-muted);width:max-content}
.severity-critical td[data-sort]:nth-of-type(7),b.severity-critical{color:var(--map-critical);font-weight:700}
.severity-high td[data-sort]:nth-of-type(7),b.severity-high{color:var(--map-high);font-weight:600}
.severity-medium td[data-sort]:nth-of-type(7),b.severity-medium{color:var(--map-medium)}
.parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr));gap:8px 24px;padding:6px 0 4px}
.parts ul{margin:0;padding-left:16px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media screen and (max-width:760px){
header,main{padding-left:12px;padding-right:12px}
.script .frame{height:62vh}
table,tbody,tr,td,tbody th{display:block;width:100%!important}
thead{display:none}
tbody{padding:8px 0}
td,tbody th{padding:1px 0}
tbody th{font-size:16px}
tbody td[data-title]{display:flex;gap:8px}
tbody td[data-title]::before{content:attr(data-title);flex:0 0 9em;color:var(--map-muted)}
tbody td:has(>.none){display:none}
}
@media print{
body{font-size:10.5pt}
header,main{max-width:none;padding:0}
.controls{display:none!important}
.frame,.script .frame{height:auto;border:0}
#map .frame svg{max-height:125mm;height:125mm}
.legend svg{width:70%}
.summary{grid-template-columns:repeat(4,1fr)}
#map{break-inside:avoid}
#list{break-before:page}
thead{display:table-header-group}
thead th{position:static}
table{font-size:9pt}
tbody{break-inside:avoid}
tr.more details:not([open]){display:none}
@page{margin:12mm}
}
`;
