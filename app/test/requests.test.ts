import { expect, test } from "vitest"
import { countsAsRequest, isRefusedRequest } from "../state/requests.ts"

const home = "https://host.example/play/"
const counts = (name: string, startTime: number, end: number | null = 1000): boolean =>
  countsAsRequest({ name, startTime }, home, end)

test("the page's own files belong to its loading, and count after it", () => {
  expect(counts(`${home}assets/rest.js`, 900, null)).toBe(false)
  expect(counts(`${home}assets/rest.js`, 900)).toBe(false)
  expect(counts(`${home}assets/rest.js`, 1100)).toBe(true)
})

test("what comes from elsewhere counts at any time", () => {
  expect(counts("https://host.example/other.js", 10, null)).toBe(true)
  expect(counts("https://elsewhere.example/pixel.png", 10)).toBe(true)
})

test("texts of the page are no requests", () => {
  expect(counts("blob:https://host.example/1", 1100)).toBe(false)
  expect(counts("data:text/plain,1", 1100)).toBe(false)
  expect(counts(`${home}favicon.svg`, 1100)).toBe(true)
})

test("a violation within the page is no refused request", () => {
  expect(isRefusedRequest("https://elsewhere.example/")).toBe(true)
  expect(isRefusedRequest("wss://elsewhere.example")).toBe(true)
  for (const within of ["inline", "eval", "trusted-types-sink", "data"]) {
    expect(isRefusedRequest(within)).toBe(false)
  }
})
