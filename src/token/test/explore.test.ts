import { it } from "vitest"
import { newOracle } from "../../test/oracle.ts"
import { forge, root, blockMessage } from "./forge.ts"
import { fromHex, toHex } from "../../ast/index.ts"
import { UnverifiedBiscuit } from "../index.ts"
import { encodeMessage } from "../protobuf.ts"
import { BlockMessage } from "../schema.ts"

const h = (s: string) => fromHex(s.replaceAll(" ", ""))!
it("explore", async () => {
  const o = await newOracle()
  const rk = o.PublicKey.fromBytes(root.publicKey.bytes, 0)
  const oracle = (bytes: Uint8Array) => {
    let t
    try { t = o.Biscuit.fromBytes(bytes, rk) } catch (e) { return ["from", e] }
    try { const b = new o.AuthorizerBuilder(); b.addCode("allow if true"); b.buildAuthenticated(t); return "ok" } catch (e) { return ["build", e] }
  }
  const ours = async (bytes: Uint8Array) => {
    let t
    try { t = await UnverifiedBiscuit.fromBytes(bytes).verify(root.publicKey) } catch (e) { return ["from", (e as any).reference ?? e] }
    try { for (let i = 0; i < t.blockCount; i++) t.block(i); return "ok" } catch (e) { return ["build", (e as any).reference ?? e] }
  }
  let bad = 0
  const run = async (name: string, bytes: Uint8Array) => {
    const a = JSON.stringify(oracle(bytes)), b = JSON.stringify(await ours(bytes))
    console.log(a === b ? "same" : "DIFF", name, a, a === b ? "" : "\n      ours " + b)
    if (a !== b) bad++
  }
  const raw = (hex: string) => forge({ content: h(hex) })

  const L = (tag: number, ...b: number[]) => [tag*8+2, ...(b.length<128?[b.length]:[b.length&127|128,b.length>>7]), ...b]
  const V = (tag: number, v: number) => [tag*8, v]
  const b = (...parts: number[][]) => Uint8Array.from(parts.flat())
  const head = L(1, ...V(1,27))
  const exprs = (...ops: number[][]) => L(3, ...ops.flatMap(o => L(1,...o)))
  const rule = (...rest: number[][]) => L(5, ...head, ...rest.flat())
  const check = (kind: number|undefined, ...rest: number[][]) => L(6, ...L(1, ...head, ...rest.flat()), ...(kind===undefined?[]:V(2,kind)))
  const v = (n: number) => V(3, n)
  const val = L(1, ...V(2, 1)), bin = (k: number) => L(3, ...V(1,k)), un = (k: number) => L(2, ...V(1,k))
  const one = async (name: string, ...parts: number[][]) => run(name, forge({content: b(...parts)}))
  for (const ver of [0,1,2,3,4,5,6,7]) await one("version "+ver, v(ver))
  for (const ver of [3,4,5,6]) {
    for (const k of [undefined,0,1,2,3]) await one(`v${ver} kind ${k}`, v(ver), check(k))
    await one(`v${ver} rule scope`, v(ver), rule(L(4, ...V(1,0))))
    await one(`v${ver} check scope`, v(ver), check(undefined,L(4, ...V(1,0))))
    await one(`v${ver} block scope`, v(ver), L(7, ...V(1,0)))
    await one(`v${ver} block scope empty`, v(ver), L(7))
    await one(`v${ver} block scope 5`, v(ver), L(7, ...V(1,5)))
    await one(`v${ver} block scope -1`, v(ver), L(7, 8,0xff,0xff,0xff,0xff,0xff,0xff,0xff,0xff,0xff,1))
    await one(`v${ver} block scope key 0`, v(ver), L(7, ...V(2,0)))
    await one(`v${ver} rule scope key 0`, v(ver), rule(L(4, ...V(2,0))))
    await one(`v${ver} rule scope key -1`, v(ver), rule(L(4, 16,0xff,0xff,0xff,0xff,0xff,0xff,0xff,0xff,0xff,1)))
    await one(`v${ver} block scope key 1 + unknown symbol`, v(ver), L(4, ...L(1, ...V(1,100))), L(7, ...V(2,1)))
    await one(`v${ver} rule scope key 1 + unknown symbol`, v(ver), rule(L(2,...V(1,100)), L(4, ...V(2,1))))
    for (const k of [0,4,17,18,19,20,21,22,23,24,25,26,27,28,29,30]) await one(`v${ver} bin ${k}`, v(ver), check(undefined, exprs(val,val,bin(k))))
    for (const k of [0,1,2,3,4,5]) await one(`v${ver} un ${k}`, v(ver), check(undefined, exprs(val,un(k))))
    await one(`v${ver} closure`, v(ver), check(undefined, exprs(L(4))))
    await one(`v${ver} closure with &`, v(ver), check(undefined, exprs(L(4, ...L(2, ...bin(17))))))
    await one(`v${ver} closure + &`, v(ver), check(undefined, exprs(L(4), bin(17))))
    await one(`v${ver} null expr`, v(ver), check(undefined, exprs(L(1,...L(8)))))
    await one(`v${ver} null fact`, v(ver), L(4, ...L(1, ...V(1,0), ...L(2, ...L(8)))))
    await one(`v${ver} null in set fact`, v(ver), L(4, ...L(1, ...V(1,0), ...L(2, ...L(7, ...L(1, ...L(8)))))))
    await one(`v${ver} null in array fact`, v(ver), L(4, ...L(1, ...V(1,0), ...L(2, ...L(9, ...L(1, ...L(8)))))))
    await one(`v${ver} array fact`, v(ver), L(4, ...L(1, ...V(1,0), ...L(2, ...L(9)))))
    await one(`v${ver} map expr`, v(ver), check(undefined, exprs(L(1,...L(10)))))
    await one(`v${ver} check all reject&`, v(ver), check(1, exprs(val,val,bin(17))), check(2))
    await one(`v${ver} empty op`, v(ver), check(undefined, exprs([])))
    await one(`v${ver} null head rule`, v(ver), L(5, ...L(1, ...V(1,27), ...L(2, ...L(8)))))
  }
  await one("ffi no name", v(6), check(undefined, exprs(val,un(4))))
  await one("ffi name unary", v(6), check(undefined, exprs(val,L(2,...V(1,4),...V(2,0)))))
  await one("name on negate", v(6), check(undefined, exprs(val,L(2,...V(1,0),...V(2,0)))))
  await one("name on add", v(6), check(undefined, exprs(val,L(3,...V(1,9),...V(2,0)))))
  await one("unary unknown with name", v(6), check(undefined, exprs(val,L(2,...V(1,9),...V(2,0)))))
  await one("ffi name unknown", v(6), check(undefined, exprs(val,L(2,...V(1,4),...V(2,99)))))
  await one("closure param unknown", v(6), check(undefined, exprs(L(4,...V(1,99)))))
  await one("closure packed params", v(6), check(undefined, exprs(L(4,...L(1,0,1,2)))))
  await one("closure packed params unknown", v(6), check(undefined, exprs(L(4,...L(1,0,98,2)))))
  await one("map key unknown", v(6), L(4, ...L(1, ...V(1,0), ...L(2, ...L(10, ...L(1, ...L(1,...V(2,99)), ...L(2,...V(2,1))))))))
  await one("first unknown of two: rule head then fact", v(6), L(5, ...L(1, ...V(1,98))), L(4, ...L(1, ...V(1,99))))
  await one("first unknown: check then rule", v(6), check(undefined, L(2, ...V(1,97))), L(5, ...L(1, ...V(1,98))))
  await one("first unknown in rule: expr vs body vs head", v(6), L(5, ...exprs(L(1,...V(1,1)), L(1,...L(3, 0x18,96)).slice(2)), ...L(2, ...V(1,97)), ...L(1, ...V(1,98))))
  await one("check head unknown", v(6), L(6, ...L(1, ...L(1,...V(1,99)))))
  await one("check head bad term", v(6), L(6, ...L(1, ...L(1,...V(1,27),...L(2)))))
  await one("check head null v4", v(4), L(6, ...L(1, ...L(1,...V(1,27),...L(2,...L(8))))))
  await one("check head null v6", v(6), L(6, ...L(1, ...L(1,...V(1,27),...L(2,...L(8))))))
  await one("check head terms v6", v(6), L(6, ...L(1, ...L(1,...V(1,27),...L(2,...V(2,5))))))
  await one("check no query", v(6), L(6))
  await one("symbol default", L(1, 0x72,0x65,0x61,0x64), v(3))
  await one("symbol dup", L(1, 0x61), L(1,0x61), v(3))
  const key = root.publicKey.bytes
  await one("key twice", L(8, ...V(1,0), ...L(2,...key)), L(8, ...V(1,0), ...L(2,...key)), v(3))
  await one("key alg 2", L(8, ...V(1,2), ...L(2,...key)), v(3))
  await one("key short", L(8, ...V(1,0), ...L(2,1,2)), v(3))
  await one("key p256 short", L(8, ...V(1,1), ...L(2,1,2)), v(3))
  await one("key no point", L(8, ...V(1,0), ...L(2,...new Uint8Array(32).fill(2))), v(3))
  await one("scope beyond & order with bad", L(8, ...V(1,0), ...L(2,...key)), v(4), L(7, ...V(2,0)), rule(L(4,...V(2,1))))
  const two = async (name: string, x: number[][], y: number[][], tp = true, z?: number[][]) => run(name, forge({content:b(...x)}, {content:b(...y),thirdParty:tp}, ...(z?[{content:b(...z)}]:[])))
  for (const ver of [2,3,4,5,6,7]) await two("third v"+ver, [v(3)], [v(ver)])
  await two("third default symbol", [v(3)], [L(1, 0x72,0x65,0x61,0x64), v(5)])
  await two("third bad inner", [v(3)], [[0x0a]])
  await two("second bad inner", [v(3)], [[0x0a]], false)
  await two("third key twice", [v(3)], [L(8, ...V(1,0), ...L(2,...key)), L(8, ...V(1,0), ...L(2,...key)), v(5)])
  await two("third bad key", [v(3)], [L(8, ...V(1,0), ...L(2,1)), v(5)])
  await two("third uses token symbol", [v(3), L(1,0x61)], [v(5), L(4, ...L(1, 8,0x80,8))])
  await two("third same symbol", [v(3), L(1,0x61)], [v(5), L(1,0x61), L(4, ...L(1, 8,0x80,8))])
  await two("authority uses later symbol", [v(3), L(4, ...L(1, 8,0x80,8))], [v(5), L(1,0x61)], false)
  await two("authority uses third symbol", [v(3), L(4, ...L(1, 8,0x80,8))], [v(5), L(1,0x61)], true)
  await two("overlap", [v(3), L(1,0x61)], [v(5), L(1,0x61)], false)
  await two("key overlap", [v(3), L(8, ...V(1,0), ...L(2,...key))], [v(5), L(8, ...V(1,0), ...L(2,...key))], false)
  await two("key overlap third", [v(3), L(8, ...V(1,0), ...L(2,...key))], [v(5), L(8, ...V(1,0), ...L(2,...key)), L(7,...V(2,0))])
  await two("third scope token key", [v(3), L(8, ...V(1,0), ...L(2,...key))], [v(5), L(7,...V(2,0))])
  await two("third v4 with reject", [v(3)], [v(4), check(2)])
  await two("third v4 with null", [v(3)], [v(4), check(1, exprs(L(1,...L(8))))])
  await two("third v3 with scope", [v(3)], [v(3), L(7,...V(1,0))])
  await two("third v3 with bad term", [v(3)], [v(3), L(4,...L(1,...V(1,0),...L(2)))])
  await two("third v5 default symbol + version", [v(3)], [v(4), L(1, 0x72,0x65,0x61,0x64)])
  // order of errors within one block
  await one("order: bad key + bad term", v(3), L(4,...L(1,...V(1,0),...L(2))), L(8, ...V(1,5)))
  await two("order: third bad key + bad term", [v(3)],[v(5), L(4,...L(1,...V(1,0),...L(2))), L(8, ...V(1,5))])
  await two("order: third bad key + bad scope", [v(3)],[v(5), L(7), L(8, ...V(1,5))])
  await two("order: third bad key + features", [v(3)],[v(5), check(undefined, exprs(L(4))), L(8, ...V(1,5))])
  await two("order: third features + default symbol", [v(3)],[v(5), check(undefined, exprs(L(4))), L(1, 0x72,0x65,0x61,0x64)])
  await two("order: third v4 + default symbol", [v(3)],[v(4), L(1, 0x72,0x65,0x61,0x64)])
  await two("order: third v4 + unknown sym", [v(3)],[v(4), L(4,...L(1,...V(1,99)))])
  await two("order: third default + version 9", [v(3)],[v(9), L(1, 0x72,0x65,0x61,0x64)])
  await two("order: third default + bad fact", [v(3)],[v(5), L(4,...L(1,...V(1,0),...L(2))), L(1, 0x72,0x65,0x61,0x64)])
  await two("order: third default + bad key", [v(3)],[v(5), L(8, ...V(1,5)), L(1, 0x72,0x65,0x61,0x64)])
  await one("order: scope + kind", v(3), check(0), L(7,...V(1,0)))
  await one("order: rule scope then check kind", v(3), check(0), rule(L(4,...V(1,0))))
  await one("order: block scope + bits", v(3), check(undefined, exprs(bin(17))), L(7,...V(1,0)))
  await one("order: scope in rule bad + version", v(3), rule(L(4)))
  await one("order: scope in rule bad + v4", v(4), rule(L(4)))
  await one("order: rule bad expr + bad scope", v(3), rule(L(4,...V(1,0)), exprs([])))
  await one("order: bad body/head", v(6), L(5, ...L(1,...V(1,27),...L(2)), ...L(2,...V(1,27),...L(2,...L(7,...L(1,...V(1,1)))))))
  await one("order: kind + query", v(6), L(6, ...V(2,7), ...L(1, ...L(1), ...exprs([]))))
  await two("order: 2 blocks, second version bad, first unknown symbol", [v(3), L(4,...L(1,...V(1,99)))], [v(9)], false)
  await two("order: 2 blocks, first version bad, second overlap", [v(9), L(1,0x61)], [v(3),L(1,0x61)], false)

  for (const ver of [3,4,5,6]) {
    await one(`v${ver} unary ffi`, v(ver), check(undefined, exprs(val,L(2,...V(1,4),...V(2,0)))))
    await one(`v${ver} binary ffi`, v(ver), check(undefined, exprs(val,val,L(3,...V(1,28),...V(2,0)))))
    await one(`v${ver} rule with null body`, v(ver), rule(L(2,...V(1,27),...L(2,...L(8)))))
    await one(`v${ver} all op`, v(ver), check(undefined, exprs(val,val,bin(25))))
    await one(`v${ver} null in set expr`, v(ver), check(undefined, exprs(L(1,...L(7, ...L(1, ...L(8)))))))
    await one(`v${ver} null in map expr`, v(ver), check(undefined, exprs(L(1,...L(10, ...L(1, ...L(1,...V(1,0)),...L(2, ...L(8))))))))
    await one(`v${ver} get`, v(ver), check(undefined, exprs(val,val,bin(27))))
  }
  await one("first: default symbol + bad key", L(1, 0x72,0x65,0x61,0x64), L(8, ...V(1,5)))
  await one("first: bad key then dup", L(8, ...V(1,0), ...L(2,...key)), L(8, ...V(1,0), ...L(2,...key)), L(8, ...V(1,5)))
  await two("third: bad key then dup",[v(3)],[v(5), L(8, ...V(1,0), ...L(2,...key)), L(8, ...V(1,0), ...L(2,...key)), L(8, ...V(1,5))])
  await two("third: dup key and default symbol",[v(3)],[v(5), L(1, 0x72,0x65,0x61,0x64), L(8, ...V(1,0), ...L(2,...key)), L(8, ...V(1,0), ...L(2,...key))])
  await two("third: v4 bad key",[v(3)],[v(4), L(8, ...V(1,5))])
  await two("third: v4 bad scope",[v(3)],[v(4), L(7)])
  await one("rule: head vs scope", v(3), rule(L(4,...V(1,0)), L(1,...V(1,27),...L(2))))
  await one("rule: head vs bad scope", v(4), rule(L(4), L(1,...V(1,27),...L(2))))
  await one("rule: head vs bad scope", v(4), rule(L(4), L(1,...V(1,27),...L(2,...L(7,...L(1,...V(1,1)))))))
  await one("rule: head vs bad expr", v(4), rule(exprs([]), L(1,...V(1,27),...L(2,...L(7,...L(1,...V(1,1)))))))
  await one("rule: body vs bad expr", v(4), rule(exprs([]), L(2,...V(1,27),...L(2,...L(7,...L(1,...V(1,1)))))))
  await two("order: unknown in block0, bad form block1", [v(3), L(4,...L(1,...V(1,99)))], [v(3), L(7)], false)
  await two("symbols break at third: later first-party", [v(3)], [L(1, 0x72,0x65,0x61,0x64), v(5)], true, [v(3), L(1,0x61), L(4, ...L(1, 8,0x80,8))])
  console.log("diffs", bad)
})
