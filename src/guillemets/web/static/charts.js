// Draws each figure with a `data-chart`: a Vega-Lite specification from our own server, in the colours of the page.
(() => {
  "use strict";
  const language = document.documentElement.lang;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Vega names months in English unless told otherwise; the browser knows them in the page's language.
  const names = (options, dates) => dates.map((date) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(date));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 7 + day)));
  const locale = {
    dateTime: "%A %e %B %Y %X", date: "%d.%m.%Y", time: "%H:%M:%S", periods: ["", ""],
    days: names({ weekday: "long" }, days), shortDays: names({ weekday: "short" }, days),
    months: names({ month: "long" }, months), shortMonths: names({ month: "short" }, months),
  };

  const look = () => {
    const ink = colour("--ink"), soft = colour("--soft"), rule = colour("--rule");
    const type = { labelFont: "Source Sans", titleFont: "Source Sans", labelColor: soft, titleColor: soft, labelFontSize: 12, titleFontSize: 12 };
    return {
      background: null,
      view: { stroke: null },
      axis: { ...type, gridColor: rule, domainColor: rule, tickColor: rule },
      legend: type,
      text: { color: ink },
    };
  };

  const draw = async (figure) => {
    const answer = await fetch(figure.dataset.chart, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const given = await answer.json();
    const place = figure.querySelector(".drawn") || figure.appendChild(Object.assign(document.createElement("div"), { className: "drawn" }));
    // The width is the figure's own: Vega's "container" would need a style that the page does not allow.
    const legend = given.encoding && given.encoding.color.legend;
    if (legend && figure.clientWidth < 480) legend.columns = 2;
    // A map is about twice as wide as high; on a telephone its legend stands below.
    if (figure.classList.contains("map")) {
      given.height = Math.min(given.height, Math.round(figure.clientWidth * 0.52));
      const shades = given.layer.map((one) => one.encoding && one.encoding.color).find((one) => one && one.legend);
      if (shades && figure.clientWidth < 480) Object.assign(shades.legend, { orient: "bottom", direction: "horizontal" });
    }
    const spec = vegaLite.compile({ ...given, width: Math.max(200, figure.clientWidth - 48), config: look() }).spec;
    const tooltip = (_handler, _event, _item, value) => {
      place.title = value && typeof value === "object" ? Object.entries(value).map(([key, what]) => `${key}: ${what}`).join("\n") : value || "";
    };
    const view = new vega.View(vega.parse(spec, null, { ast: true }), {
      expr: vega.expressionInterpreter, renderer: "canvas", container: place, hover: true, tooltip,
    });
    await view.runAsync();
    const caption = figure.querySelector("figcaption");
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", caption ? caption.textContent.trim() : "");
    figure.dataset.drawn = "yes";
  };

  const drawAll = () => document.querySelectorAll("figure[data-chart]").forEach((figure) => {
    draw(figure).catch((fault) => { figure.dataset.drawn = "no"; console.error(fault); });
  });

  const mark = (part) => new Intl.NumberFormat(language).formatToParts(12345.6).find((piece) => piece.type === part).value;
  vega.timeFormatLocale(locale);
  vega.formatLocale({ decimal: mark("decimal"), thousands: mark("group"), grouping: [3], currency: ["", ""] });
  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
