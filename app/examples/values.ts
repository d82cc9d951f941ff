/** Values that hold others, functions over them, and functions of the host. */
import type { Example } from "./types.ts"
import { append, datalog, replace } from "./write.ts"

const sets: Example = {
  id: "sets",
  title: "Sets of scopes",
  purpose: "A set in one fact takes the place of many facts, and is compared as a whole.",
  blocks: [
    datalog`
      granted({"read:mail", "send:mail", "read:calendar"});
    `,
    datalog`
      // for an app that only looks
      check if needs($scopes), {"read:mail", "read:calendar"}.contains($scopes);
    `,
  ],
  policies: datalog`
    allow if needs($scopes), granted($all), $all.contains($scopes);
  `,
  requests: [
    {
      title: "mail and calendar are read",
      facts: 'needs({"read:mail", "read:calendar"});',
      verdict: "allowed by policy 0",
      because: "All that the request needs is granted, and within what the app may do.",
    },
    {
      title: "mail is read and sent",
      facts: 'needs({"read:mail", "send:mail"});',
      verdict: "denied by check 0 of block 1",
      because: "Sending was granted, but not to this app.",
    },
  ],
  tries: [
    {
      text: "Need no scope at all: the empty set `{,}` is within every set.",
      request: 0,
      edits: [replace("authorizer", '{"read:mail", "read:calendar"}', "{,}")],
      verdict: "allowed by policy 0",
    },
    {
      text: "Ask for one of them to be enough: an intersection that is not empty.",
      request: 1,
      edits: [replace(1, ".contains($scopes)", ".intersection($scopes).length() > 0")],
      verdict: "allowed by policy 0",
    },
    {
      text: "Let the app need two scopes at most: `$scopes.length() < 2` is checked too.",
      request: 0,
      edits: [append("check if needs($scopes), $scopes.length() < 2;")],
      verdict: "denied by check 0 of block 2",
    },
  ],
}

const maps: Example = {
  id: "maps",
  title: "A JSON body",
  purpose: "Maps and arrays hold a request's body as it came; `get` reaches into it.",
  blocks: [
    datalog`
      user("liam");
      // transfers of up to 200 euros
      check if
        body($body),
        $body.get("amount") <= 200,
        $body.get("currency") === "EUR";
    `,
  ],
  policies: 'allow if user("liam");',
  requests: [
    {
      title: "120 euros",
      facts: 'body({"amount": 120, "currency": "EUR", "to": {"name": "tea shop"}});',
      verdict: "allowed by policy 0",
      because: "The amount is below the bound, and the currency the right one.",
    },
    {
      title: "900 euros",
      facts: 'body({"amount": 900, "currency": "EUR", "to": {"name": "tea shop"}});',
      verdict: "denied by check 0 of authority",
      because: "900 is more than 200.",
    },
  ],
  tries: [
    {
      text: 'Send the amount as text, `"120"`: text is not compared with a number, and the run fails.',
      request: 0,
      edits: [replace("authorizer", "120", '"120"')],
      verdict: "failed with InvalidType",
    },
    {
      text: "Do the same, but catch it: with `try_or(false)` it is a check that fails, not the run.",
      request: 0,
      edits: [
        replace("authorizer", "120", '"120"'),
        replace(0, '$body.get("amount") <= 200', '($body.get("amount") <= 200).try_or(false)'),
      ],
      verdict: "denied by check 0 of authority",
    },
    {
      text: "Look deeper: the check also wants the tea shop to be paid.",
      request: 0,
      edits: [replace(0, '=== "EUR"', '=== "EUR",\n  $body.get("to").get("name") === "tea shop"')],
      verdict: "allowed by policy 0",
    },
  ],
}

const closures: Example = {
  id: "closures",
  title: "Every label: closures",
  purpose: "`all` and `any` ask a question of each element: `$label -> …` is the question.",
  blocks: [
    datalog`
      user("mia");
      check if
        labels($labels),
        $labels.all($label -> {"public", "internal"}.contains($label));
    `,
  ],
  policies: 'allow if user("mia");',
  requests: [
    {
      title: "an internal document",
      facts: 'labels(["public", "internal"]);',
      verdict: "allowed by policy 0",
      because: "Each of its labels is in the set.",
    },
    {
      title: "a secret document",
      facts: 'labels(["internal", "secret"]);',
      verdict: "denied by check 0 of authority",
      because: "One of its labels is not in the set.",
    },
  ],
  tries: [
    {
      text: "Write `any` instead of `all`: one label that fits is enough.",
      request: 1,
      edits: [replace(0, ".all(", ".any(")],
      verdict: "allowed by policy 0",
    },
    {
      text: "Give the document no label: `all` holds where there is nothing to ask.",
      request: 1,
      edits: [replace("authorizer", '["internal", "secret"]', "[]")],
      verdict: "allowed by policy 0",
    },
    {
      text: "Exclude instead: no label may begin with `se`.",
      request: 1,
      edits: [
        replace(
          0,
          '$labels.all($label -> {"public", "internal"}.contains($label))',
          '!$labels.any($label -> $label.starts_with("se"))',
        ),
      ],
      verdict: "denied by check 0 of authority",
    },
  ],
}

const extern: Example = {
  id: "extern",
  title: "A function of the host",
  purpose:
    "`.extern::name(…)` calls a function that the service provides; where there is none, as on this page, the run fails.",
  blocks: [
    datalog`
      user("noah");
      check if
        ip($address),
        $address === "127.0.0.1"
          || $address.extern::in_range("10.0.0.0/8");
    `,
  ],
  policies: 'allow if user("noah");',
  requests: [
    {
      title: "noah, on this machine",
      facts: 'ip("127.0.0.1");',
      verdict: "allowed by policy 0",
      because: "The left side of `||` holds, so the function is not called.",
    },
    {
      title: "noah, from the office",
      facts: 'ip("10.4.7.1");',
      verdict: "failed with UndefinedExtern",
      because: "The function is called, and no host provides it here; a service would.",
    },
  ],
  tries: [
    {
      text: "Count a missing function as no: with `.try_or(false)` the check fails, not the run.",
      request: 1,
      edits: [
        replace(
          0,
          '$address.extern::in_range("10.0.0.0/8")',
          '($address.extern::in_range("10.0.0.0/8")).try_or(false)',
        ),
      ],
      verdict: "denied by check 0 of authority",
    },
    {
      text: 'Do without it: `starts_with("10.")` says the same of this network.',
      request: 1,
      edits: [replace(0, 'extern::in_range("10.0.0.0/8")', 'starts_with("10.")')],
      verdict: "allowed by policy 0",
    },
  ],
}

export const values: readonly Example[] = [sets, maps, closures, extern]
