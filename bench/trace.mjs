/**
 * Figures read from a Chromium trace: tasks of the page's main thread, marks, frames and layout shifts. Times are in
 * milliseconds on the trace's own clock.
 */

/**
 * @typedef {{ name: string, cat: string, ph: string, ts: number, dur?: number, pid: number, tid: number, id?: string,
 *   id2?: { local?: string, global?: string }, args: any }} Event
 * @typedef {{ from: number, to: number }} Span
 * @typedef {{ name: string, at: number }} Mark
 */

export const categories = [
  "blink.user_timing",
  "devtools.timeline",
  "devtools.timeline.frame",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
  "loading",
]

const milliseconds = (/** @type {number} */ microseconds) => microseconds / 1000

/** Of sorted or unsorted numbers; 0 of none. @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export const median = (/** @type {readonly number[]} */ values) => quantile(values, 0.5)
export const largest = (/** @type {readonly number[]} */ values) =>
  values.reduce((a, b) => Math.max(a, b), 0)

export class Trace {
  /** @type {readonly Event[]} */
  #events
  /** The page's main thread. @type {(event: Event) => boolean} */
  #isMain
  /** @type {(event: Event) => boolean} */
  #isPage
  /** The page's own, if it was traced. @type {Event | undefined} */
  #navigation
  /** When frames were handed on by the main thread. @type {Span[] | undefined} */
  #commits
  /** Marks of the page, in order. @type {readonly Mark[]} */
  marks

  /** @param {Buffer} buffer the trace as Chromium writes it */
  constructor(buffer) {
    /** @type {{ traceEvents: Event[] }} */
    const { traceEvents } = JSON.parse(buffer.toString("utf8"))
    this.#events = traceEvents.toSorted((a, b) => a.ts - b.ts)
    // Only the page itself sets marks.
    const own = this.#events.find(
      ({ name, cat }) => isMark(cat) && /^(shown|span|click)/.test(name),
    )
    if (own === undefined) throw new Error("the trace has no mark of the page")
    this.#isPage = ({ pid }) => pid === own.pid
    this.#isMain = ({ pid, tid }) => pid === own.pid && tid === own.tid
    this.marks = this.#marks()
    const { navigationId } = own.args.data
    this.#navigation = this.#events.find(
      ({ name, args }) => name === "navigationStart" && args.data.navigationId === navigationId,
    )
  }

  /**
   * A mark that tells its own start, as keys do, stands there: the event's time is that of its handler.
   * @returns {readonly Mark[]}
   */
  #marks() {
    const marks = this.#events.filter(({ cat, ph }) => isMark(cat) && (ph === "I" || ph === "R"))
    return marks
      .filter((event) => this.#isMain(event))
      .map(({ name, ts }) => ({ name, at: milliseconds(ts) }))
  }

  /** The first mark whose name matches, at or after a time. */
  mark(/** @type {RegExp} */ name, after = 0) {
    return this.marks.find((mark) => mark.at >= after && name.test(mark.name))
  }

  /** @param {RegExp} name @param {Span} [span] */
  marked(name, span = { from: 0, to: Infinity }) {
    return this.marks.filter(
      ({ name: own, at }) => name.test(own) && at >= span.from && at <= span.to,
    )
  }

  /** The spans of the main thread's events of this name. @param {string} name @returns {Span[]} */
  spans(name) {
    return this.#events
      .filter((event) => event.name === name && event.ph === "X" && this.#isMain(event))
      .map(({ ts, dur = 0 }) => ({ from: milliseconds(ts), to: milliseconds(ts + dur) }))
  }

  /** How long each task of the main thread took that ran within the span. @param {Span} span */
  tasks({ from, to }) {
    return this.spans("RunTask")
      .filter((task) => task.to > from && task.from < to)
      .map((task) => task.to - task.from)
  }

  /** When the first frame was handed on that shows what was on the page at this time. */
  painted(/** @type {number} */ at) {
    this.#commits ??= this.spans("Commit")
    return this.#commits.find(({ from }) => from >= at)?.to ?? Infinity
  }

  /** When the main thread was done with the first event of a kind after a time. @param {string} type @param {number} at */
  handled(type, at) {
    const event = this.#events.find(
      (event) =>
        event.name === "EventDispatch" &&
        event.args.data.type === type &&
        milliseconds(event.ts) >= at &&
        this.#isMain(event),
    )
    return event === undefined ? Infinity : milliseconds(event.ts + (event.dur ?? 0))
  }

  /** Each layout shift: its score, whether input came shortly before, what moved. */
  shifts() {
    return this.#events
      .filter((event) => event.name === "LayoutShift" && this.#isPage(event))
      .map(({ ts, args: { data } }) => ({
        at: milliseconds(ts),
        score: Number(data.score),
        afterInput: Boolean(data.had_recent_input),
        moved: (data.impacted_nodes ?? []).map(
          (/** @type {any} */ node) => node.debug_name ?? node,
        ),
      }))
  }

  /** The first event of this name in the page's frame. @param {string} name @returns {number | undefined} */
  first(name) {
    const event = this.#events.find(
      (event) => event.name === name && event.args.frame === this.#navigation?.args.frame,
    )
    return event && milliseconds(event.ts)
  }

  /** When the visit began. */
  navigationStart() {
    if (this.#navigation === undefined) throw new Error("the trace has no navigation")
    return milliseconds(this.#navigation.ts)
  }

  /** The spans that the page marked as what is measured. @returns {Span[]} */
  spansOfMarks() {
    return this.marked(/^span-begins$/).map(({ at }) => ({
      from: at,
      to: this.mark(/^span-ends$/, at)?.at ?? Infinity,
    }))
  }

  /** Frames drawn by the compositor in the span. @param {Span} span @returns {number[]} */
  drawn({ from, to }) {
    return this.#events
      .filter((event) => event.name === "DrawFrame" && this.#isPage(event))
      .map(({ ts }) => milliseconds(ts))
      .filter((at) => at >= from && at <= to)
  }
}

const isMark = (/** @type {string} */ cat) => cat.split(",").includes("blink.user_timing")

/** The longest of the times between one and the next. @param {readonly number[]} times */
export const longestGap = (times) => largest(times.map((time, i) => time - (times[i - 1] ?? time)))
