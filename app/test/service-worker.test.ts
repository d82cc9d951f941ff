import { expect, test } from "vitest"
import { answeredBy, cacheName, otherVersions } from "../service-worker/files.ts"
import { answer, type Browser, forgetOthers, keep } from "../service-worker/versions.ts"

const folder = "https://host.example/some/path/"
const files = { "index.html": "sha256-a", "demo.html": "sha256-b", "assets/index-1.js": "sha256-c" }

const asked = (path: string, more: { method?: string; mode?: string } = {}) =>
  answeredBy(
    { url: new URL(path, folder).href, method: "GET", mode: "cors", ...more },
    folder,
    files,
  )

test("the files of the build are answered by their paths, and the page by that of its folder", () => {
  expect(asked("assets/index-1.js")).toBe("assets/index-1.js")
  expect(asked("./", { mode: "navigate" })).toBe("./")
  expect(asked("index.html", { mode: "navigate" })).toBe("./")
  expect(asked("?embed&theme=dark#block=x", { mode: "navigate" })).toBe("./")
  expect(asked("demo.html", { mode: "navigate" })).toBe("demo.html")
})

test("a file named by what is in it may be one of another version", () => {
  expect(asked("assets/index-0.js")).toBe("assets/index-0.js")
})

test.each([
  ["another host", "https://other.example/some/path/index.html"],
  ["another folder", "../index.html"],
  ["the folder without its slash", "/some/path"],
  ["a file that is not of the build", "notes.html"],
  ["a folder below", "assets/deep/index.js"],
  ["a name that every object has", "constructor"],
  ["a file with a query", "assets/index-1.js?t=1"],
  ["the service worker itself", "sw.js"],
])("%s is not answered", (_, path) => {
  expect(asked(path)).toBeNull()
})

test("what is sent is not answered", () => {
  expect(asked("./", { method: "POST", mode: "navigate" })).toBeNull()
})

test("only caches of the same folder are other versions", () => {
  const names = [
    cacheName(folder, "one"),
    cacheName(folder, "two"),
    cacheName("https://host.example/some/", "one"),
    cacheName(`${folder}deeper/`, "one"),
    "another program's",
  ]
  expect(otherVersions(names, folder, "two")).toEqual([cacheName(folder, "one")])
})

/** Caches in memory; what is not in `served` cannot be fetched. */
function browserWith(served: Readonly<Record<string, string>>, isAlone = true) {
  const kept = new Map<string, Map<string, Response>>()
  const open = async (name: string) => {
    const cache = kept.get(name) ?? new Map<string, Response>()
    kept.set(name, cache)
    const addAll = async (requests: readonly Request[]): Promise<void> => {
      for (const { url } of requests) {
        if (served[url] === undefined) throw new TypeError(`no ${url}`)
        cache.set(url, new Response(served[url]))
      }
    }
    return { addAll }
  }
  const caches = {
    open,
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (url: string, { cacheName }: { cacheName: string }) =>
      kept.get(cacheName)?.get(url)?.clone(),
  }
  const browser: Browser = {
    folder,
    // Of a cache storage, all that is used.
    caches: caches as unknown as CacheStorage,
    fetch: async (url) => new Response(`fetched ${String(url)}`),
    isAlone: async () => isAlone,
  }
  return { browser, names: () => [...kept.keys()] }
}

const build = (version: string, ...names: string[]) => ({
  version,
  files: Object.fromEntries(names.map((name) => [name, "sha256-x"])),
})

const text = async (response: Promise<Response>): Promise<string> => (await response).text()

test("a version is kept whole, and answered from", async () => {
  const { browser } = browserWith({ [folder]: "page", [`${folder}theme.js`]: "theme" })
  const one = build("one", "index.html", "theme.js")
  await keep(one, browser)
  expect(await text(answer("./", one, browser))).toBe("page")
  expect(await text(answer("theme.js", one, browser))).toBe("theme")
})

test("where a file is missing nothing of a version is kept", async () => {
  const { browser, names } = browserWith({ [folder]: "page" })
  await expect(keep(build("one", "index.html", "theme.js"), browser)).rejects.toThrow("theme.js")
  expect(names()).toEqual([])
})

test("a window of an older version still gets its scripts, and never another page", async () => {
  const served = { [folder]: "old page", [`${folder}assets/a-1.js`]: "old script" }
  const { browser } = browserWith(served)
  await keep(build("one", "index.html", "assets/a-1.js"), browser)
  served[folder] = "new page"
  const two = build("two", "index.html")
  await keep(two, browser)
  expect(await text(answer("assets/a-1.js", two, browser))).toBe("old script")
  expect(await text(answer("./", two, browser))).toBe("new page")
})

test("what the browser let go of is fetched", async () => {
  const { browser } = browserWith({})
  expect(await text(answer("./", build("one"), browser))).toBe(`fetched ${folder}`)
})

test.each([
  [true, ["two"]],
  [false, ["one", "two"]],
])("alone: %s, then these versions stay: %s", async (isAlone, versions) => {
  const { browser, names } = browserWith({ [folder]: "page" }, isAlone)
  await keep(build("one", "index.html"), browser)
  const two = build("two", "index.html")
  await keep(two, browser)
  await forgetOthers(two, browser)
  expect(names()).toEqual(versions.map((version) => cacheName(folder, version)))
})
