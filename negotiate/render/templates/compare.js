"use strict";
// Works out another setting of the offers from the tables the program hands over. The rules are
// those of negotiate/offers: lead.py, verdict.py, odds.py; the tables stand in model/what_if.py and
// the words in model/verdict.py.
(() => {
const T = JSON.parse(document.getElementById("tables").textContent);
const W = T.words;
const filled = (words, names) => words.replace(/\{(\w+)\}/g, (_, name) => names[name]);
const CENT = 0.005, OVERTIME = "overtime_hours_per_week";

// --- figures in words

const grouped = text => text.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

function whole(amount) {
  const near = Math.round(Math.abs(amount) * 1e6) / 1e6, floor = Math.floor(near), over = near - floor;
  return grouped(String(over > 0.5 || (over === 0.5 && floor % 2) ? floor + 1 : floor));
}

function cents(amount) {
  const [dollars, rest] = Math.abs(amount).toFixed(2).split(".");
  return `${grouped(dollars)}.${rest}`;
}

const money = amount => `${amount <= -0.5 ? "-" : ""}$${whole(amount)}`;
const percent = share => `${(share * 100).toFixed(0)}%`;
const span = months => months % 12 ? `${months} months` : months === 12 ? "1 year" : `${months / 12} years`;

function number(value) {
  const [ones, rest] = String(Math.round(value * 1e4) / 1e4).split(".");
  return grouped(ones) + (rest ? `.${rest}` : "");
}

function said(slider, value) {
  if (slider.unit === "$/hour") return `$${cents(value)} an hour`;
  if (slider.unit === "$/year") return `$${number(value)} a year`;
  if (slider.unit === "share") return `${number(value * 100)}%`;
  if (slider.unit === "months") return span(value);
  return `${number(value)} ${slider.unit}`;
}

function listed(names, last) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names[names.length - 1]}`;
}

const sum = numbers => numbers.reduce((a, b) => a + b, 0);

// --- what each offer is worth

function atPay(amounts, table, at) {
  if (typeof amounts === "number") return amounts;
  const stops = table.pay.stops;
  if (amounts.length === stops.length) return amounts[at];
  const share = (stops[at] - stops[0]) / (stops[stops.length - 1] - stops[0]);
  return amounts[0] + (amounts[1] - amounts[0]) * share;
}

function valued(table, set, all) {
  const cell = table.cells[set.hours][all.horizon];
  const price = T.time.stops[all.time];
  const slopes = table.hoped.map(() => 0);
  const items = table.rows.map((row, at) => {
    const times = row.priced ? price : 1;
    let amount = atPay(cell[at][0], table, set.pay) * times;
    table.hoped.forEach((hoped, which) => {
      const slope = atPay(cell[at][which + 1] || 0, table, set.pay) * times / hoped.per;
      slopes[which] += slope;
      amount += slope * hoped.stops[set.hoped[which]];
    });
    return { ...row, amount };
  });
  const total = sum(items.map(item => item.amount));
  const sums = {};
  for (const [kind] of T.kinds) sums[kind] = sum(items.filter(i => i.kind === kind).map(i => i.amount));
  const hours = table.given[set.hours];
  const reading = table.other.length ? atPay(table.other[set.hours][all.horizon], table, set.pay) : null;
  const match = sum(items.filter(i => i.key === "retirement").map(i => i.amount));
  return {
    table, set, all, items, slopes, sums, total, hours, name: table.name,
    otherReading: reading === null ? null : reading - match,
    perHour: hours > 0 ? (total - sums.time) / hours : null,
  };
}

function ranked(state) {
  const found = T.offers.map((table, at) => valued(table, state.offers[at], state.all));
  const rounded = offer => Math.round(offer.total * 1e6);
  return found.sort((a, b) => rounded(b) - rounded(a) || a.table.order - b.table.order);
}

// --- the lead and what it hangs on

function leadOf(offers) {
  const [first, second] = offers, amount = first.total - second.total;
  const share = second.total > 0 ? amount / second.total : null;
  const status = amount < CENT ? "tie" : share !== null && share <= T.close ? "too_close" : "ahead";
  const needed = status === "ahead" ? neededBy(first, second) : [];
  return { amount, status, needed, flips: status === "ahead" ? flipsOf(offers, needed) : [] };
}

function neededBy(first, second) {
  const hoped = first.items.filter(i => (i.kind === "conditional_pay" || i.key === "equity.total") && i.amount > 0);
  hoped.sort((a, b) => (a.key !== OVERTIME) - (b.key !== OVERTIME) || b.amount - a.amount);
  const close = Math.max(0, second.total) * T.close, needed = [];
  for (const item of hoped) {
    needed.push(item);
    if (first.total - sum(needed.map(i => i.amount)) - second.total <= close) return needed;
  }
  return [];
}

const best = numbers => numbers.indexOf(Math.max(...numbers));

function flipsOf(offers, needed) {
  const owed = offers.map(o => o.total);
  owed[0] -= sum(needed.map(i => i.amount));
  const winner = best(owed), found = [];
  offers.forEach((offer, at) => {
    if (offer.otherReading === null) return;
    const then = owed.slice();
    then[at] += offer.otherReading;
    const wins = best(then), ahead = then[wins] - Math.max(...then.filter((_, i) => i !== wins));
    if (wins !== winner && ahead > CENT)
      found.push({ what: filled(W.other_reading, { offer: offer.name }), winner: offers[wins].name, ahead });
  });
  return found;
}

// --- the verdict

const dollars = amount => `$${whole(amount)}`;

function whoLeads(first, second, lead) {
  const named = { first: first.name, second: second.name, gap: dollars(lead.amount) };
  if (lead.status === "tie") return filled(W.same, named);
  if (lead.status === "too_close")
    return filled(W.too_close, lead.amount < 1 ? { ...named, gap: W.under_a_dollar } : named);
  if (!lead.needed.length && !lead.flips.length) return filled(W.ahead, named);
  const flips = lead.flips.map(flip => filled(lead.needed.length ? W.flip_then : W.flip,
    { what: flip.what, winner: flip.winner, ahead: dollars(flip.ahead) }));
  return filled(W.hangs, { ...named, on: lead.needed.length ? hangsOn(second, lead) : "", flips: flips.join("") });
}

function hangsOn(second, lead) {
  const hoped = sum(lead.needed.map(i => i.amount)), left = lead.amount - hoped;
  return filled(W.on, {
    share: filled(hoped <= lead.amount ? W.share : W.more_than_all, { hoped: dollars(hoped) }),
    items: listed(lead.needed.map(i => i.name), "and"),
    them: lead.needed.length === 1 ? W.it : W.them,
    then: filled(left >= 0 ? W.apart : W.above, { second: second.name, left: dollars(left) }),
  });
}

function whoGuarantees(offers) {
  const order = offers.slice().sort((a, b) => b.sums.guaranteed_pay - a.sums.guaranteed_pay);
  const most = order[0], other = most !== offers[0] ? offers[0] : order[1];
  const gap = most.sums.guaranteed_pay - other.sums.guaranteed_pay;
  if (gap < 1) return offers.length === 2 ? W.guarantees_same : "";
  return filled(W.guarantees, { best: most.name, gap: dollars(gap), other: other.name });
}

function stepUp(offers) {
  const known = offers.filter(o => o.table.rank >= 0), ranks = known.map(o => o.table.rank);
  const most = Math.max(...ranks);
  if (known.length < 2 || Math.min(...ranks) === most) return "";
  const names = known.filter(o => o.table.rank === most).map(o => o.name);
  return filled(names.length === 1 ? W.step_up : W.step_up_several, { names: listed(names, "and"), level: T.levels[most] });
}

function timePrice(offers) {
  const first = offers[0], paid = offers.filter(o => o.perHour !== null);
  if (!T.hour_for_hour || first.perHour === null || paid.length < 2) return "";
  const better = paid[best(paid.map(o => o.perHour))];
  const hours = first.hours - better.hours;
  const more = (first.total - first.sums.time) - (better.total - better.sums.time);
  if (better === first || hours < 2 || more < 1) return "";
  return filled(W.per_hour, {
    best: better.name, first: first.name, more: dollars(more), hours: whole(hours), price: `$${cents(more / hours)}`,
  });
}

function headline(offers, months) {
  const [first, second] = offers;
  if (!second)
    return [filled(W.alone, { offer: first.name, total: money(first.total), owed: money(first.sums.guaranteed_pay) })];
  const lead = leadOf(offers), lines = [];
  lines.push([whoLeads(first, second, lead), whoGuarantees(offers), stepUp(offers), timePrice(offers)].filter(Boolean).join(" "));
  if (lead.status !== "tie" && months > 12) {
    const gap = money((first.total - second.total) * months / 12);
    lines.push(filled(W.over_years, { span: span(months), first: first.name, gap, second: second.name }));
  }
  const chances = chancesOf(offers, lead);
  if (chances.line) lines.push(chances.line);
  return lines;
}

// --- chances

function drawnOf(offer) {
  return offer.table.hoped.map((hoped, at) => {
    const expected = hoped.stops[offer.set.hoped[at]];
    return {
      item: hoped.item, expected, at, bounded: hoped.bounded,
      low: hoped.low === null ? expected : hoped.low, high: hoped.high === null ? expected : hoped.high,
    };
  }).filter(n => n.bounded && n.low < n.high);
}

function draw(n, share) {
  const below = (n.high - n.expected) / (n.high - n.low);
  if (share < below) return n.low + (n.expected - n.low) * share / below;
  return n.expected + (n.high - n.expected) * (share - below) / (1 - below);
}

const sorted = values => Float64Array.from(values).sort();

function thinned(values, points) {
  const size = Math.floor(values.length / points);
  if (size < 2) return values;
  const means = [];
  for (let at = 0; at + size <= values.length; at += size) means.push(sum(Array.from(values.slice(at, at + size))) / size);
  return means;
}

// Equally likely values: the least and every hoped-for number on top, one after another.
function withSums(least, numbers, worths, points) {
  let values = [least];
  numbers.forEach((n, which) => {
    const count = values.length === 1 ? points : T.few, all = [];
    for (let at = 0; at < count; at++) {
      const extra = worths[which] * (draw(n, (at + 0.5) / count) - n.low) / (n.high - n.low);
      for (const value of values) all.push(value + extra);
    }
    values = thinned(sorted(all), points);
  });
  return values;
}

// The least value and the worth of each number, with the slopes that hold at some overtime.
function surface(total, slopes, numbers) {
  const least = total - sum(numbers.map(n => slopes[n.at] * (n.expected - n.low)));
  return [least, ...numbers.map(n => slopes[n.at] * (n.high - n.low))];
}

function atNode(offer, node, numbers) {
  const { table, set, all } = offer, slopes = table.hoped.map(() => 0);
  let total = sum(offer.items.filter(i => i.key === "retirement").map(i => i.amount));
  node.cells[all.horizon].forEach((terms, priced) => {
    const times = priced ? T.time.stops[all.time] : 1;
    total += atPay(terms[0], table, set.pay) * times;
    table.hoped.forEach((hoped, which) => {
      const slope = atPay(terms[which + 1] || 0, table, set.pay) * times / hoped.per;
      slopes[which] += slope;
      total += slope * hoped.stops[set.hoped[which]];
    });
  });
  return surface(total, slopes, numbers);
}

function between(nodes, surfaces, at) {
  let right = 1;
  while (right < nodes.length - 1 && nodes[right].hours <= at) right++;
  const share = (at - nodes[right - 1].hours) / (nodes[right].hours - nodes[right - 1].hours);
  return surfaces[right - 1].map((value, i) => value + (surfaces[right][i] - value) * share);
}

function spread(offer, points) {
  const numbers = drawnOf(offer).sort((a, b) => a.item < b.item ? -1 : a.item > b.item ? 1 : 0);
  const overtime = offer.table.overtime;
  let values = [];
  if (overtime) {
    const nodes = overtime.nodes[offer.set.hours], count = numbers.length ? T.few : points;
    const surfaces = nodes.map(node => atNode(offer, node, numbers));
    for (let at = 0; at < count; at++) {
      const [least, ...worths] = between(nodes, surfaces, draw(overtime, (at + 0.5) / count));
      values.push(...withSums(least, numbers, worths, Math.floor(points / 4)));
    }
  } else {
    const [least, ...worths] = surface(offer.total, offer.slopes, numbers);
    values = withSums(least, numbers, worths, points);
  }
  return Array.from(thinned(sorted(values), points), value => Math.round(value * 100) / 100);
}

function left(values, value, right) {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (right ? values[middle] <= value : values[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}

function wins(value, others) {
  let tied = [1];
  for (const values of others) {
    const below = left(values, value, false), less = below / values.length;
    const same = (left(values, value, true) - below) / values.length;
    tied = [...tied, 0].map((a, at) => a * less + (at ? tied[at - 1] : 0) * same);
  }
  return sum(tied.map((chance, count) => chance / (count + 1)));
}

function odds(offers) {
  const points = Math.max(T.least_points, Math.floor(T.points / Math.max(1, offers.length - 3)));
  const spreads = offers.map(offer => spread(offer, points));
  return spreads.map((mine, at) => {
    const others = spreads.filter((_, i) => i !== at);
    return sum(mine.map(value => wins(value, others))) / mine.length;
  });
}

function boundsNeeded(offers, lead) {
  const bounded = offers.map(o => new Set(o.table.boundable.filter(b => b.bounded).map(b => b.component)));
  const named = (some, which) => some.flatMap(o => o.table.boundable
    .filter(b => !which || which.has(b.component)).map(b => ({ text: `${b.item} at ${o.name}`, ...b })));
  if (lead.needed.length || lead.flips.length) {
    const open = new Set(lead.needed.map(i => i.key).filter(key => !bounded[0].has(key)));
    return !open.size && !lead.flips.length ? null : named(offers.slice(0, 1), open);
  }
  if (!bounded.some(set => set.size)) return named(offers);
  const loose = offers[0].items.filter(i => i.kind === "conditional_pay" && !bounded[0].has(i.key) && i.amount > 0);
  const without = offers[0].total - sum(loose.map(i => i.amount));
  if (!loose.length || without > offers[1].total) return null;
  return named(offers.slice(0, 1), new Set(loose.map(i => i.key)));
}

const inPercent = chance => chance >= T.sure ? W.almost_sure : chance <= T.never ? W.almost_never : percent(chance);

function inWords(chance) {
  if (!(T.plain_beyond < chance && chance < 1 - T.plain_beyond)) return inPercent(chance);
  let words = T.fractions[0];
  for (const pair of T.fractions) if (Math.abs(pair[0] - chance) < Math.abs(words[0] - chance)) words = pair;
  return `${words[1]} (${percent(chance)})`;
}

function chancesOf(offers, lead) {
  const elsewhere = offers.filter(o => o.table.elsewhere);
  if (elsewhere.length)
    return { line: `Chances are not worked out here, for ${listed(elsewhere.map(o => `${o.table.elsewhere} at ${o.name}`), "and")} goes from a low to a high.` };
  const need = boundsNeeded(offers, lead);
  if (need === null) {
    const found = odds(offers);
    return { shares: found, line: chancesLine(offers, found) };
  }
  if (need.length) {
    const overtime = need.some(n => n.component === OVERTIME) ? W.overtime_bounds : "";
    return { line: filled(W.give_bounds, { items: listed(need.map(n => n.text), "or"), overtime }) };
  }
  const hangs = [...lead.needed.map(i => i.name), ...lead.flips.map(f => f.what)];
  return { line: hangs.length ? filled(W.no_odds, { items: listed(hangs, "and") }) : "" };
}

function chancesLine(offers, found) {
  const order = offers.map((o, at) => [o.name, found[at]]).sort((a, b) => b[1] - a[1]);
  const words = order.slice(0, T.chances).map(([name, chance]) => `${name} ${inWords(chance)}`);
  const rest = order.slice(T.chances);
  if (rest.length) words.push(filled(W.others, { chance: inWords(sum(rest.map(pair => pair[1]))) }));
  const text = filled(W.chances, { chances: words.join(", ") });
  const likelier = best(found);
  if (!(found[likelier] >= found[0] + T.clearly)) return text;
  return `${text} ${filled(W.wins_more, { best: offers[likelier].name, first: offers[0].name })}`;
}

// --- the page

const find = selector => document.querySelector(selector);
const every = selector => Array.from(document.querySelectorAll(selector));
const inputs = every("#what-if input[type=range]");
const asStated = { verdict: Array.from(find(".verdict").childNodes) };
every("[data-shown]").forEach(element => { element.dataset.stated = element.textContent; });

function sliderOf(input) {
  const { what, offer, which } = input.dataset;
  if (what === "horizon" || what === "time") return T[what];
  const table = T.offers[offer];
  return what === "hoped" ? table.hoped[which] : table[what];
}

function stateOf() {
  const state = {
    all: { horizon: T.horizon.now, time: T.time.now },
    offers: T.offers.map(t => ({ pay: t.pay.now, hours: t.hours ? t.hours.now : 0, hoped: t.hoped.map(h => h.now) })),
  };
  for (const input of inputs) {
    const { what, offer, which } = input.dataset, at = Number(input.value);
    if (what === "horizon" || what === "time") state.all[what] = at;
    else if (what === "hoped") state.offers[offer].hoped[which] = at;
    else state.offers[offer][what] = at;
  }
  return state;
}

const isMoved = input => Number(input.value) !== sliderOf(input).now;

function label(input) {
  const slider = sliderOf(input), text = said(slider, slider.stops[input.value]);
  input.setAttribute("aria-valuetext", text);
  find(`output[for=${input.id}]`).textContent = text;
  find(`#${input.id}-file`).textContent = isMoved(input) ? `in the file ${said(slider, slider.stops[slider.now])}` : "";
  input.closest(".slide").classList.toggle("moved", isMoved(input));
}

function quoted(word) {
  if (/^[\w.,:@%+=\/-]+$/.test(word)) return word;
  if (!/[$`"\\!]/.test(word)) return `"${word}"`;
  return `'${word.replace(/'/g, "'\\''")}'`;
}

function command() {
  const words = inputs.filter(isMoved).map(input => {
    const slider = sliderOf(input), { offer } = input.dataset;
    const whose = offer === undefined ? "preferences" : T.offers[offer].name;
    return ["--set", `${whose}.${slider.key}=${slider.stops[input.value]}`];
  });
  return ["negotiate", ...T.command, ...words.flat()].map(quoted).join(" ");
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function showBars(offers) {
  const side = (offer, sign) => sum(T.kinds.map(([kind]) => Math.max(0, sign * offer.sums[kind])));
  const below = Math.max(...offers.map(o => side(o, -1))), above = Math.max(...offers.map(o => side(o, 1)));
  const unit = 1000 / (below + above || 1);
  for (const offer of offers) {
    const figure = find(`[data-bar="${offer.table.at}"]`), svg = figure.querySelector("svg");
    let low = below * unit, high = low;
    const words = [], shapes = [];
    for (const [kind, name] of T.kinds) {
      const amount = offer.sums[kind], width = Math.abs(amount) * unit;
      if (Math.abs(amount) < 0.5) continue;
      if (amount < 0) low -= width;
      shapes.push(drawn("rect", { class: kind, x: (amount < 0 ? low : high).toFixed(2), y: 2, width: width.toFixed(2), height: 20 }));
      if (amount > 0) high += width;
      words.push(`${name} ${money(amount)}`);
    }
    const zero = (below * unit).toFixed(2), text = words.join(", "), title = drawn("title", {});
    title.textContent = `${offer.name}: ${text}`;
    svg.setAttribute("aria-label", title.textContent);
    svg.replaceChildren(title, ...shapes, drawn("line", { class: "zero", x1: zero, x2: zero, y1: 0, y2: 24 }));
    figure.querySelector("figcaption").textContent = text;
    figure.querySelector(".name span:last-child").textContent = money(offer.total);
    figure.parentNode.insertBefore(figure, find("#legend"));
  }
  for (const [kind] of T.kinds)
    find(`#legend [data-kind=${kind}]`).hidden = !offers.some(o => Math.abs(o.sums[kind]) >= 0.5);
}

function showCards(offers, shares, moved) {
  offers.forEach((offer, at) => {
    const card = find(`[data-card="${offer.table.at}"]`);
    const shown = {
      total: money(offer.total),
      guaranteed: money(offer.sums.guaranteed_pay),
      hour: offer.perHour === null ? "-" : `${offer.perHour < 0 ? "-" : ""}$${cents(offer.perHour)}`,
      chance: shares ? inPercent(shares[at]) : offers.some(o => o.table.elsewhere) ? "not worked out here" : "no odds",
      net: "not worked out here",
    };
    card.querySelectorAll("[data-shown]").forEach(element => {
      element.textContent = moved ? shown[element.dataset.shown] : element.dataset.stated;
    });
    card.dataset.total = offer.total.toFixed(4);
    if (shares) card.dataset.chance = shares[at].toFixed(4); else delete card.dataset.chance;
    card.classList.toggle("first", at === 0 && offers.length > 1);
    card.parentNode.appendChild(card);
  });
}

let timer = 0;

function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => { find("#said").textContent = text; }, 400);
}

function show() {
  const state = stateOf(), moved = inputs.some(isMoved), offers = ranked(state);
  const months = T.horizon.stops[state.all.horizon];
  const lead = offers.length > 1 ? leadOf(offers) : null;
  const lines = headline(offers, months);
  inputs.forEach(label);
  find(".verdict").replaceChildren(...(moved ? lines.map(paragraph) : asStated.verdict));
  find("#ahead").textContent = offers.map(o => `${o.name} ${money(o.total)}`).join(" \u00b7 ");
  find("#over").textContent = months === 12 ? "" : `, on average over ${span(months)}`;
  showCards(offers, lead && moved ? chancesOf(offers, lead).shares : null, moved);
  showBars(offers);
  find("#set").textContent = command();
  document.body.classList.toggle("moved", moved);
  find("#reset").disabled = !moved;
  return { offers, lines, lead, moved };
}

for (const input of inputs) input.addEventListener("input", () => announce(show().lines[0]));
find("#reset").addEventListener("click", () => {
  for (const input of inputs) input.value = sliderOf(input).now;
  show();
  announce("As in the file.");
});
find("#what-if").hidden = false;
for (const input of inputs) input.value = sliderOf(input).now;
show();
})();
