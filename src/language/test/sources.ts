/**
 * Sources of ordinary length that together use the whole language; starting points for random
 * damage.
 */

const ed25519 = "ed25519/acdd6d5b53bfee478bf689f8e012fe7988bf755e3d7c5152947abc149bc20189"
const secp256r1 = "secp256r1/036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"

export const sources: readonly string[] = [
  `user("é🔒", 1); right("file1", {"read", "write"}); right("file2", { true});`,
  `// the owner\nuser("a");\n/* and\nthe time */\ncheck if time($t), $t < 2026-11-20T18:04:00Z ;\n`,
  `is_member($u) <- user($u), group:has($u, "ops") trusting authority, previous;\nallow if is_member($u);\ndeny if true`,
  `trusting ${ed25519}, previous;\nf(1);\ncheck all f($x), $x > 0 && $x < 10 or g($y) trusting ${secp256r1};`,
  `check if [1, 2, 3].any($p -> $p > 2 && $p.type() == "integer"), {"a": [null, {,}]}.get("a") != null;`,
  `check if !1 + 2 == 3 || !(true && false), 1 | 2 ^ 3 & 4 === 5 * (6 - 7) / -8;`,
  `reject if $x.extern::f("a\\"b\\\\"), $x.extern::g().try_or(hex:00ff) === hex:aa, revoked($x);`,
  `check if f($x, 1, "a", true, null, hex:00, [1], {1: 2}, {}, {,}, 2020-01-01T00:00:00Z);`,
  `check if "a" + "b" === "ab", "abc".starts_with("a"), "abc".ends_with("c"), "abc".matches("^a.c$");`,
  `check if {1, 2}.intersection({2}).union({3}).contains(2), {"a", "b"}.length() >= 2, 1 <= 2, 3 >= 2, 1 != 2, 1 !== 2;`,
  `ALLOW if f(1) OR g(2)\n, h(3); Deny If true;\tcheck   if true;`,
  `f([1, "a", [true, {"k": [null]}]], {"b": 1, 2: {,}}, {{}}, {{"a": 1}, {"b": 2}});`,
  `h($x, {p}) <- f($x, {p}), $x == {p}; check if true trusting {key};`,
  `operation("read"); resource("file1");\n\nright($r, $o) <- resource($r), operation($o), $r.starts_with("file");\n\nallow if right($r, "read");\n`,
  `f(1)`,
  `check if true`,
  ` ; f(1); g(2) `,
]
