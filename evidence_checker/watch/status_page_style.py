"""The style of the status page."""

STYLE = """
:root{--ink:#1d2433;--soft:#5b6577;--line:#dde2ea;--paper:#fff;--ground:#f3f5f8;--good:#0b6b3a;--goodb:#e0f3e7;
--fair:#7a4d00;--fairb:#fdf0d5;--bad:#9b1c1c;--badb:#fbe3e3;--info:#1f4f99;--infob:#e3edfb}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebf1;--soft:#a3adbd;--line:#333c4b;--paper:#1b212c;--ground:#12161e;
--good:#7fd8a4;--goodb:#143323;--fair:#f0c46c;--fairb:#3a2c0d;--bad:#f29a9a;--badb:#431c1c;--info:#9dc1f7;
--infob:#182d4d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
header,main,footer{max-width:1120px;margin:0 auto;padding:0 1rem}
header{padding-top:1.2rem}h1{font-size:1.5rem;margin:0}header p{margin:.2rem 0 0;color:var(--soft)}
h2{font-size:1.05rem;margin:1.2rem 0 .5rem;overflow-wrap:anywhere}
h3{font-size:1.1rem;margin:0}h3 small{color:var(--soft);font-weight:400}
nav{display:flex;flex-wrap:wrap;gap:.4rem .5rem;margin:.8rem 0}
nav a{color:var(--info);background:var(--paper);border:1px solid var(--line);border-radius:999px;padding:.25rem .8rem;
text-decoration:none;font-size:.95rem}nav small{color:var(--soft)}
section{scroll-margin-top:.5rem;
background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:1rem 0}
.quiet{color:var(--soft);margin:.1rem 0 .6rem;font-size:.92rem}
.beat{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:.4rem 0}.beat div{display:flex;gap:.4rem}
.beat dt{color:var(--soft)}.beat dd{margin:0}
.trouble{background:var(--badb);color:var(--bad);border-radius:8px;padding:.6rem .8rem;margin:.5rem 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem;margin:.8rem 0}
.tile{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:.6rem .8rem}
.tile b{display:block;font-size:1.5rem;line-height:1.2}.tile span{color:var(--soft);font-size:.9rem}
.tile.wide{grid-column:span 2}.tile.wide b{font-size:1.25rem}
.tile.complete b{color:var(--good)}.tile.weak b,.tile.review b{color:var(--fair)}.tile.missing b{color:var(--bad)}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600;color:var(--soft);font-size:.9rem}
th,td{padding:.5rem .6rem .5rem 0;border-top:1px solid var(--line);vertical-align:top}
.time{white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums;width:11rem}
.name{width:32%}.name,.plain b,td{overflow-wrap:anywhere}
.standing td:nth-child(3){white-space:nowrap}
.mark{display:inline-block;border-radius:6px;padding:.05rem .5rem;font-size:.88rem;background:var(--infob);
color:var(--info);
white-space:nowrap}
.mark.strong,.mark.complete{background:var(--goodb);color:var(--good)}
.mark.partial,.mark.weak,.mark.review{background:var(--fairb);color:var(--fair)}
.mark.provisional{background:none;border:1px dashed var(--fair);color:var(--fair)}
.mark.unread,.mark.missing{background:var(--badb);color:var(--bad)}
.mark.not_applicable,.mark.unused,.mark.double{background:var(--ground);color:var(--soft)}
.advice{margin:.2rem 0 0;color:var(--soft);font-size:.93rem}
.plain{margin:0;padding-left:1.1rem}.plain span{color:var(--soft)}
footer{color:var(--soft);padding-bottom:2rem;font-size:.9rem}
@media (max-width:640px){thead{display:none}table,tbody,tr,td{display:block;width:100%}
tr{border-top:1px solid var(--line);padding:.6rem 0}td{border:0;padding:.1rem 0}.time,.name{width:100%}
.name{font-weight:600}
section{padding:.8rem}.tiles{grid-template-columns:1fr 1fr}}
"""
