/** Blocks that somebody else signs: what they attest counts where their key is trusted. */
import { device, identityProvider, loginService, stranger } from "./signers.ts"
import type { Example } from "./types.ts"
import { append, datalog, remove, replace, signedBy } from "./write.ts"

const groupsBlock = 'member("olivia", "accounting");'

const attestedGroup: Example = {
  id: "third-party",
  title: "A group that another party attests",
  purpose:
    "An identity provider signs a block that says what groups somebody is in; the policy trusts its key for that.",
  blocks: ['user("olivia");', signedBy(identityProvider, groupsBlock)],
  policies: datalog`
    for_group("ledger", "accounting");
    for_group("payroll", "people");

    allow if
      user($user), resource($thing), for_group($thing, $group),
      member($user, $group)
      trusting authority, ${identityProvider.publicKey};
  `,
  requests: [
    {
      title: "olivia opens the ledger",
      facts: 'resource("ledger");',
      verdict: "allowed by policy 0",
      because: "The identity provider says that she is in accounting.",
    },
    {
      title: "olivia opens the payroll",
      facts: 'resource("payroll");',
      verdict: "denied: no policy matches",
      because: "Nobody who is trusted says that she is in the group for it.",
    },
  ],
  tries: [
    {
      text: "Let a stranger sign the same words: the policy does not trust that key.",
      request: 0,
      edits: [remove(1), append(signedBy(stranger, groupsBlock))],
      verdict: "denied: no policy matches",
    },
    {
      text: "Append them as a block of one's own: that has no signer to trust.",
      request: 0,
      edits: [remove(1), append(groupsBlock)],
      verdict: "denied: no policy matches",
    },
    {
      text: "Let the identity provider attest the other group as well.",
      request: 1,
      edits: [append(signedBy(identityProvider, 'member("olivia", "people");'))],
      verdict: "allowed by policy 0",
    },
  ],
}

const loginBlock = 'login("peggy", 2026-06-01T12:00:00Z);'

const login: Example = {
  id: "login-service",
  title: "Only with a fresh login",
  purpose:
    "The token is worth nothing until a login service, whose key is published on the web, adds that its user has signed in.",
  blocks: [
    datalog`
      user("peggy");
      check if
        user($user), login($user, $until), time($now), $now < $until
        trusting authority, ${loginService.publicKey};
    `,
    signedBy(loginService, loginBlock),
  ],
  policies: 'allow if user($user), resource("wiki");',
  requests: [
    {
      title: "peggy reads the wiki at eleven",
      facts: datalog`
        time(2026-06-01T11:00:00Z);
        resource("wiki");
      `,
      verdict: "allowed by policy 0",
      because: "The login is good until noon.",
    },
    {
      title: "peggy reads the wiki at one",
      facts: datalog`
        time(2026-06-01T13:00:00Z);
        resource("wiki");
      `,
      verdict: "denied by check 0 of authority",
      because: "The login ended at noon; a new block of the login service would help.",
    },
  ],
  tries: [
    {
      text: "Log in again: the service appends a block that is good until four.",
      request: 1,
      edits: [append(signedBy(loginService, 'login("peggy", 2026-06-01T16:00:00Z);'))],
      verdict: "allowed by policy 0",
    },
    {
      text: "Let a stranger attest it instead.",
      request: 0,
      edits: [remove(1), append(signedBy(stranger, loginBlock))],
      verdict: "denied by check 0 of authority",
    },
    {
      text: "Use the token without logging in.",
      request: 0,
      edits: [remove(1)],
      verdict: "denied by check 0 of authority",
    },
  ],
}

const proofBlock = 'proof("n-4711", "GET", "/account");'

const proofOfPossession: Example = {
  id: "proof-of-possession",
  title: "Proof of possession",
  purpose:
    "A stolen token is no use: each request needs a block, signed with the device's key, about this very request.",
  blocks: [
    datalog`
      user("maya");
      // with a proof of maya's device, of this request and the server's nonce
      check if
        nonce($nonce), method($method), path($path),
        proof($nonce, $method, $path)
        trusting authority, ${device.publicKey};
    `,
    signedBy(device, proofBlock),
  ],
  policies: "allow if user($user), method($method), path($path);",
  requests: [
    {
      title: "maya's device asks",
      facts: datalog`
        nonce("n-4711");
        method("GET");
        path("/account");
      `,
      verdict: "allowed by policy 0",
      because: "The device signed the server's nonce, the method and the path.",
    },
    {
      title: "the same again, recorded",
      facts: datalog`
        nonce("n-4712");
        method("GET");
        path("/account");
      `,
      verdict: "denied by check 0 of authority",
      because: "The server drew another nonce, and the recorded proof is of the one before.",
    },
  ],
  tries: [
    {
      text: "Use the proof for another path.",
      request: 0,
      edits: [replace("authorizer", '"/account"', '"/account/close"')],
      verdict: "denied by check 0 of authority",
    },
    {
      text: "Let a thief sign a proof with a key of their own.",
      request: 1,
      edits: [remove(1), append(signedBy(stranger, 'proof("n-4712", "GET", "/account");'))],
      verdict: "denied by check 0 of authority",
    },
    {
      text: "Let the device prove the new request.",
      request: 1,
      edits: [remove(1), append(signedBy(device, 'proof("n-4712", "GET", "/account");'))],
      verdict: "allowed by policy 0",
    },
  ],
}

export const thirdParties: readonly Example[] = [attestedGroup, login, proofOfPossession]
