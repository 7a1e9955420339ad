/* The style sheet of a page: calm and typographic, by day and by night, on phones and on paper. */
#include "emit/html.h"

#include "draw/scene.h"
#include "emit/svg.h"

/* Colours of the page that are no inks: the insides of pills. */
static const struct ink_value colours[] = {
    {"yes-field", "#d9efe2", "#1c3b2b"},
    {"partly-field", "#fbeeca", "#40361a"},
    {"no-field", "#f8ddd5", "#47261e"},
    {"unknown-field", "#e6e8ea", "#30373b"},
};

static const char *const sheet[] = {
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    ":root{--serif:'Iowan Old Style','Palatino Linotype',Palatino,P052,Georgia,serif;"
    "--sans:'Noto Sans',system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}\n"
    "body{margin:0;background:var(--paper);color:var(--text);font:1.0625rem/1.55 var(--sans);"
    "overflow-wrap:anywhere}\n"
    "header,nav,main,footer{max-width:63rem;margin:0 auto;padding:0 1.5rem}\n"
    "a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}\n"
    ":focus-visible{outline:3px solid var(--warm);outline-offset:2px}\n"
    "ol,ul{list-style:none;margin:0;padding:0}\n",

    /* The head. */
    "header{padding-top:4.2rem}\n"
    ".kicker{font:600 .78rem/1.2 var(--sans);letter-spacing:.11em;text-transform:uppercase;"
    "color:var(--accent);margin:0}\n"
    "h1{font:700 clamp(2.1rem,5.4vw,3.5rem)/1.08 var(--serif);letter-spacing:-.012em;"
    "margin:.5rem 0 1rem;max-width:22ch;text-wrap:balance}\n"
    ".standfirst{font:1.24rem/1.5 var(--serif);color:var(--quiet);max-width:38rem;"
    "margin:0 0 1.7rem}\n"
    ".warning{font-weight:600;color:var(--warm)}\n"
    ".facts{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;border-top:1px solid var(--rule);"
    "padding-top:.8rem;font-size:.86rem;color:var(--quiet)}\n"
    "nav ol{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin-top:.9rem;font-size:.92rem}\n",

    /* Sections. */
    "section{margin-top:4.2rem}\n"
    "h2{font:700 1.8rem/1.2 var(--serif);margin:0 0 .6rem;text-wrap:balance;max-width:52ch}\n"
    "h2 .kicker{display:block;margin-bottom:.55rem}\n"
    "h3{font:600 1rem/1.35 var(--sans);margin:2rem 0 .3rem}\n"
    ".lead p{color:var(--quiet);max-width:41rem;margin:0 0 1.4rem}\n"
    "section>p{max-width:41rem;margin:1.6rem 0 0}\n"
    "small{font-size:.86rem;color:var(--quiet)}\n",

    /* What people say. */
    ".quotes{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));"
    "gap:1.5rem 2.2rem;margin:1.3rem 0 2.2rem}\n"
    "blockquote{margin:0;padding:.1rem 0 .1rem 1.2rem;border-inline-start:3px solid var(--warm)}\n"
    "blockquote p{font:italic 1.22rem/1.4 var(--serif);margin:0;text-wrap:pretty}\n"
    "cite{display:block;font:.86rem/1.4 var(--sans);color:var(--quiet);margin-top:.4rem}\n"
    ".panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1.2rem;"
    "margin:0 0 2.2rem}\n"
    ".panel{background:var(--tint);border-inline-start:3px solid var(--warm);"
    "padding:1.1rem 1.3rem}\n"
    ".panel h3{font-size:.88rem;color:var(--warm);margin:0 0 .5rem}\n"
    ".panel p{font:1.12rem/1.5 var(--serif);margin:0}\n"
    ".panel small{display:block;margin-top:.7rem}\n",

    /* Lists. */
    ".points,.findings{max-width:46rem}\n"
    "li small{display:block}\n"
    ".points li,.findings li{padding:.65rem 0;border-bottom:1px solid var(--rule)}\n"
    ".points em,.findings em{color:var(--quiet)}\n"
    ".findings b{display:block;font:600 .78rem/1.6 var(--sans);letter-spacing:.06em;"
    "color:var(--quiet)}\n"
    ".findings .warning{color:var(--warm)}\n",

    /* What is short side by side, and what to talk about. */
    ".columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));"
    "gap:1.2rem 1.4rem;margin:1.8rem 0}\n"
    ".columns li{border-top:2px solid var(--accent);padding-top:.6rem;font-size:.95rem}\n"
    ".columns b{display:block;color:var(--accent)}\n"
    ".prompts{max-width:46rem;margin:2.2rem 0}\n"
    ".prompts h3{font:700 1.3rem/1.25 var(--serif);margin:0 0 .6rem}\n"
    ".prompts ol{counter-reset:prompt}\n"
    ".prompts li{position:relative;counter-increment:prompt;padding:.3rem 0;"
    "padding-inline-start:2rem}\n"
    ".prompts li::before{content:counter(prompt);position:absolute;inset-inline-start:0;"
    "font:700 1.2rem/1.4 var(--serif);color:var(--warm)}\n",

    /* What is to be filled in: boxes to tick, and dotted lines to write on. */
    ".to-fill h3{font:700 1.3rem/1.25 var(--serif);margin:2rem 0 .3rem}\n"
    ".to-fill p{color:var(--quiet);max-width:41rem;margin:0}\n"
    ".to-write{height:calc(8mm*var(--lines));border-inline-start:1px solid var(--rule);"
    "padding-inline-start:.9rem;background:repeating-linear-gradient(to bottom,"
    "transparent 0 7.6mm,var(--rule) 7.6mm 8mm)}\n"
    ".to-write:has(.tick){background:none}\n"
    ".tick{display:block;white-space:nowrap}\n"
    ".tick::before{content:'';display:inline-block;width:.8em;height:.8em;"
    "margin-inline-end:.5em;border:1.5px solid currentColor}\n",

    /* Figures. */
    "figure{margin:2rem 0}\n"
    ".picture{overflow-x:auto}\n"
    ".picture svg{display:block;width:100%;height:auto}\n"
    "figcaption strong,figcaption span{display:block}\n"
    "figcaption span{font-size:.9rem;color:var(--quiet)}\n"
    ".files{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1.8rem}\n"
    ".files a{text-decoration-color:var(--rule)}.files h3{font-size:1.1rem;margin:.2rem 0}\n"
    ".files p{margin:.1rem 0;font-size:.9rem;line-height:1.45;color:var(--quiet)}\n"
    ".gallery{grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr));"
    "gap:3.2rem 2rem;margin-top:1.8rem}\n"
    ".gallery .large{grid-column:1/-1}\n"
    ".gallery .large p:not(.kicker){max-width:41rem}\n"
    ".gallery .kicker{font-size:.72rem;color:var(--accent);margin-top:.9rem}\n"
    ".gallery img{display:block;width:100%;height:auto;border:1px solid var(--rule);"
    "border-radius:3px}\n"
    "details,figure>p,figure>ul{font-size:.93rem;color:var(--quiet);max-width:46rem}\n"
    "summary{cursor:pointer;color:var(--accent)}\n"
    "figure ul{list-style:disc;padding-inline-start:1.2rem}\n",

    /* Tables. */
    ".table{overflow-x:auto;margin:2rem -1.1rem;padding:0 1.1rem}\n"
    "table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.45}\n"
    "caption{text-align:start;font-size:.92rem;color:var(--quiet);padding:0 0 .5rem}\n"
    "th,td{text-align:start;vertical-align:top;padding:.62rem 0;padding-inline-end:.9rem;"
    "border-bottom:1px solid var(--rule);overflow-wrap:break-word;max-width:26em}\n"
    "thead th{font-size:.84rem;color:var(--accent);vertical-align:bottom;"
    "border-bottom:2px solid var(--accent)}\n"
    "tbody th{font-weight:600}\n"
    "tbody th strong{font:700 1.5rem/1 var(--serif);color:var(--accent)}\n"
    ".number{min-width:2.4em;font-variant-numeric:tabular-nums}\n"
    "main a{color:inherit;text-decoration-color:var(--rule)}\n"
    "main a:hover{color:var(--accent)}\n"
    "td em{color:var(--quiet)}\n"
    ".arrow{color:var(--warm)}\n"
    ".note{font-size:.9rem;color:var(--quiet);margin:.7rem 0 0}\n",

    /* Answers: a word, a shape and a colour. */
    ".unsaid{font-style:italic;font-size:.88rem;color:var(--quiet)}\n"
    ".pill{display:inline-block;padding:.06rem .6rem;border-radius:1rem;font-size:.88rem;"
    "white-space:nowrap}\n"
    ".pill::before{content:'';display:inline-block;width:.62em;height:.62em;"
    "margin-inline-end:.45em;border:1.5px solid currentColor;border-radius:50%}\n"
    ".yes{background:var(--yes-field)}\n.partly{background:var(--partly-field)}\n"
    ".no{background:var(--no-field)}\n.unknown{background:var(--unknown-field)}\n"
    ".yes::before{background:currentColor}\n"
    ".partly::before{background:linear-gradient(90deg,currentColor 50%,transparent 50%)}\n"
    ".unknown::before{border-style:dotted}\n"
    ".added{display:block;margin-top:.25rem}\n"
    ".differs{display:inline-block;width:.5em;height:.5em;margin-inline-end:.45em;"
    "background:var(--warm);transform:rotate(45deg) translateY(-.1em)}\n"
    "tbody th{position:relative}\n"
    "tbody th .differs{position:absolute;inset-inline-start:-1rem;top:1.25em;margin:0}\n",

    /* The foot. */
    "footer{margin-top:5rem;padding-bottom:3rem;font-size:.84rem;color:var(--quiet)}\n"
    "footer::before{content:'';display:block;border-top:1px solid var(--rule);"
    "margin-bottom:.9rem}\n"
    "footer p{margin:.2rem 0}\n"
    ".alone{padding-top:2.5rem;padding-bottom:3rem}\n"
    ".alone caption{font:700 1.5rem/1.25 var(--serif);color:var(--text)}\n",

    /* Rows as cards, where there are too many columns to be read across. */
    ".cards,.cards caption,.cards tbody{display:block}\n"
    ".cards colgroup,.cards .blank{display:none}\n"
    ".cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    ".cards tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr));"
    "gap:.7rem 1.6rem;padding:1.1rem 0 1.3rem;border-top:1px solid var(--rule)}\n"
    ".cards tbody th{grid-column:1/-1;order:-1;font:700 1.2rem/1.3 var(--serif)}\n"
    ".cards tbody th,.cards td{border:0;padding:0;max-width:none}\n"
    ".cards td[data-label]::before{content:attr(data-label);display:block;font-size:.8rem;"
    "font-weight:600;color:var(--accent)}\n",

    /* Phones: all rows are cards. */
    "@media screen and (max-width:44rem){\n"
    "header{padding-top:2.6rem}\nsection{margin-top:3.2rem}\n"
    "table,caption,tbody{display:block}\n"
    "colgroup,.blank{display:none}\n"
    "thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    "tr,.cards tr{display:flex;flex-direction:column;padding:.85rem 0;"
    "border-bottom:1px solid var(--rule)}\n"
    "tbody th{order:-1}\n"
    ".cards tr{border-top:0}\n"
    "tbody th,td,.cards td{display:block;border:0;padding:.18rem 0;max-width:none}\n"
    "td[data-label]::before,.cards td[data-label]::before{content:attr(data-label);display:block;"
    "font-size:.8rem;font-weight:400;color:var(--quiet)}\n"
    "tbody th .differs{top:.7em}\n"
    "}\n",

    /* Paper. */
    "@media print{\n"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "html{font-size:9.6pt}\nbody{background:#fff}\n.f-paper{fill:#fff}\n"
    "header,main,footer{max-width:none;padding:0 5mm}\n"
    "nav,details{display:none}\n"
    "h2,h3,.lead,caption{break-after:avoid}\nh2,.lead{break-inside:avoid}\n"
    ".lead+.table{break-before:avoid}\n"
    "section{margin-top:11mm}\n"
    "section+.long{break-before:page;margin-top:0}\n"
    ".short,figure,blockquote,.panel,.columns,.prompts,tr,li{break-inside:avoid}\n"
    "tr:last-child{break-before:avoid}\n.cards tr{break-before:auto}\n"
    "thead{display:table-header-group}\n"
    ".table,.picture{overflow:visible}\n"
    ".cards tr{grid-template-columns:repeat(4,1fr);gap:2mm 5mm}\n"
    ".sheet{page:sheet}\nfigure{margin:0}\n"
    "div.sheet{display:grid;grid-template-columns:44mm 1fr;grid-template-rows:auto 1fr;"
    "column-gap:6mm}\n"
    "div.sheet h2,div.sheet .lead{grid-column:1}\n"
    "div.sheet h2{font-size:1.5rem;text-wrap:wrap}\n"
    "div.sheet figure{grid-column:2;grid-row:1/span 3}\n"
    ".picture svg{max-height:174mm;margin:0 auto}\n"
    "a{color:inherit;text-decoration:none}\n}\n",
};

/* The inks that the page itself is written in. */
static const enum ink page_inks[] = {INK_PAPER,  INK_TEXT, INK_QUIET, INK_UNKNOWN,
                                     INK_ACCENT, INK_WARM, INK_TINT,  INK_RULE};

static void put_colours(struct buffer *out, bool night)
{
    buffer_put(out, ":root{");
    for (size_t i = 0; i < sizeof page_inks / sizeof *page_inks; i++) {
        const struct ink_value *value = &inks[page_inks[i]];
        buffer_printf(out, "--%s:%s;", value->name, night ? value->night : value->day);
    }
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        buffer_printf(out, "--%s:%s;", colours[i].name, night ? colours[i].night : colours[i].day);
    buffer_put(out, "}\n");
}

/* The paper itself; a large picture has a sheet of it to itself, landscape. */
static void put_paper(struct buffer *out, struct paper_sheet paper)
{
    const struct paper_size *size = &paper_sizes[paper.paper];
    double width = paper.landscape ? size->height : size->width;
    double height = paper.landscape ? size->width : size->height;
    buffer_printf(out,
                  "@page{size:%gmm %gmm;margin:17mm 11mm 18mm}\n"
                  "@page sheet{size:%gmm %gmm;margin:14mm 16mm}\n",
                  width, height, size->height, size->width);
}

void page_put_style(const bool used[INK_COUNT], struct paper_sheet paper, struct buffer *out)
{
    buffer_put(out, ":root{color-scheme:light dark}\n");
    put_colours(out, false);
    buffer_put(out, "@media screen and (prefers-color-scheme:dark){\n");
    put_colours(out, true);
    svg_night_rules(used, out);
    buffer_put(out, "}\n");
    for (size_t i = 0; i < sizeof sheet / sizeof *sheet; i++)
        buffer_put(out, sheet[i]);
    put_paper(out, paper);
}
