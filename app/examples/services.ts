/** Deployments: services that call services, brokers with topics, agents that delegate. */
import type { Example } from "./types.ts"
import { append, datalog, remove, replace } from "./write.ts"

const microservices: Example = {
  id: "microservices",
  title: "From service to service",
  purpose:
    "A user's request passes through services, and each hands on a token with only what the next one needs: less time, fewer operations, a narrower path.",
  blocks: [
    datalog`
      // the gateway, for whoever has signed in
      user("maya");
    `,
    datalog`
      // the gateway, to the service for orders
      check if
        operation($operation),
        {"orders:read", "orders:write", "stock:read"}.contains($operation);
      check if time($now), $now < 2026-06-01T09:00:30Z;
    `,
    datalog`
      // the service for orders, to the service for stock
      check if operation("stock:read");
      check if path($path), $path.starts_with("/stock/tea/");
      check if time($now), $now < 2026-06-01T09:00:05Z;
    `,
  ],
  policies: datalog`
    // the service for stock
    allow if user($user), operation($operation), path($path);
  `,
  requests: [
    {
      title: "the stock of green tea is read",
      facts: datalog`
        time(2026-06-01T09:00:02Z);
        operation("stock:read");
        path("/stock/tea/green");
      `,
      verdict: "allowed by policy 0",
      because: "Every hop lets it through, and there is time left.",
    },
    {
      title: "the stock of coffee is read",
      facts: datalog`
        time(2026-06-01T09:00:02Z);
        operation("stock:read");
        path("/stock/coffee/dark");
      `,
      verdict: "denied by check 1 of block 2",
      because: "The service for orders handed on a token for tea.",
    },
    {
      title: "an order is placed with it",
      facts: datalog`
        time(2026-06-01T09:00:02Z);
        operation("orders:write");
        path("/orders/17");
      `,
      verdict: "denied by check 0 of block 2, check 1 of block 2",
      because:
        "The gateway's block would let it through, the one after it does not: each hop only narrows.",
    },
  ],
  tries: [
    {
      text: "Wait ten seconds: the last hop's token is over, the one before is not.",
      request: 0,
      edits: [replace("authorizer", "T09:00:02Z", "T09:00:12Z")],
      verdict: "denied by check 2 of block 2",
    },
    {
      text: "Remove block 2: that is the token which the service for orders holds.",
      request: 2,
      edits: [remove(2)],
      verdict: "allowed by policy 0",
    },
    {
      text: "Let the service for stock append a block with more time, and wait ten seconds: the earlier ends hold.",
      request: 0,
      edits: [
        append("check if time($now), $now < 2026-06-01T10:00:00Z;"),
        replace("authorizer", "T09:00:02Z", "T09:00:12Z"),
      ],
      verdict: "denied by check 2 of block 2",
    },
  ],
}

const broker = datalog`
  allow if
    topic($tenant, $namespace, $topic), operation($operation),
    namespace($tenant, $namespace);
`

const pulsarTopics: Example = {
  id: "pulsar-topics",
  title: "Topics of a tenant",
  purpose:
    "A tenant's namespace token for Apache Pulsar is attenuated for one worker: it subscribes to one topic, produces on another, until an end date.",
  blocks: [
    datalog`
      namespace("acme", "billing");
    `,
    datalog`
      // acme, for its team for invoices
      check if topic($tenant, $namespace, $topic), $topic.starts_with("invoices-");
    `,
    datalog`
      // the team, for a worker
      check if
          operation("subscribe"), topic("acme", "billing", "invoices-new")
        or
          operation("produce"), topic("acme", "billing", "invoices-paid");
      check if time($now), $now < 2026-07-01T00:00:00Z;
    `,
  ],
  policies: broker,
  requests: [
    {
      title: "the worker subscribes to invoices-new",
      facts: datalog`
        time(2026-06-01T09:00:00Z);
        topic("acme", "billing", "invoices-new");
        operation("subscribe");
      `,
      verdict: "allowed by policy 0",
      because: "It is the topic it may subscribe to, in the namespace of its tenant.",
    },
    {
      title: "the worker produces on invoices-new",
      facts: datalog`
        time(2026-06-01T09:00:00Z);
        topic("acme", "billing", "invoices-new");
        operation("produce");
      `,
      verdict: "denied by check 0 of block 2",
      because: "The topic is right for subscribing; producing is for another one.",
    },
    {
      title: "the worker produces on invoices-paid",
      facts: datalog`
        time(2026-06-01T09:00:00Z);
        topic("acme", "billing", "invoices-paid");
        operation("produce");
      `,
      verdict: "allowed by policy 0",
      because: "The second branch of the check is for this.",
    },
    {
      title: "another tenant's topic",
      facts: datalog`
        time(2026-06-01T09:00:00Z);
        topic("globex", "billing", "invoices-new");
        operation("subscribe");
      `,
      verdict: "denied by check 0 of block 2",
      because:
        "The name of the topic is the same, the tenant is not; the policy would not match either.",
    },
  ],
  tries: [
    {
      text: "Remove block 2: the team's own token may produce there.",
      request: 1,
      edits: [remove(2)],
      verdict: "allowed by policy 0",
    },
    {
      text: "Ask the team's token for a topic with another prefix.",
      request: 0,
      edits: [remove(2), replace("authorizer", '"invoices-new"', '"refunds-new"')],
      verdict: "denied by check 0 of block 1",
    },
    {
      text: "Come back in July.",
      request: 0,
      edits: [replace("authorizer", "2026-06-01", "2026-07-01")],
      verdict: "denied by check 1 of block 2",
    },
  ],
}

const pulsarReply: Example = {
  id: "pulsar-reply",
  title: "One reply on one topic",
  purpose:
    "A service asks an agent over Apache Pulsar, and sends a token along that is good for answering: on one reply topic, for two minutes.",
  blocks: [
    datalog`
      namespace("acme", "agents");
    `,
    datalog`
      // the service, for the answer to question 7f3a
      check if operation("produce"), topic("acme", "agents", "reply-7f3a");
      check if time($now), $now <= 2026-06-01T09:02:00Z;
    `,
  ],
  policies: broker,
  requests: [
    {
      title: "the agent answers",
      facts: datalog`
        time(2026-06-01T09:01:10Z);
        topic("acme", "agents", "reply-7f3a");
        operation("produce");
      `,
      verdict: "allowed by policy 0",
      because: "It produces on the topic that the token is for, in time.",
    },
    {
      title: "the agent reads other answers",
      facts: datalog`
        time(2026-06-01T09:01:10Z);
        topic("acme", "agents", "reply-7f3a");
        operation("subscribe");
      `,
      verdict: "denied by check 0 of block 1",
      because: "The token is for producing, and for nothing else.",
    },
    {
      title: "the agent answers too late",
      facts: datalog`
        time(2026-06-01T09:03:00Z);
        topic("acme", "agents", "reply-7f3a");
        operation("produce");
      `,
      verdict: "denied by check 1 of block 1",
      because: "The two minutes are over.",
    },
  ],
  tries: [
    {
      text: "Answer another question.",
      request: 0,
      edits: [replace("authorizer", "reply-7f3a", "reply-90c2")],
      verdict: "denied by check 0 of block 1",
    },
    {
      text: "Let the agent append a block that names another topic, and answer there: checks add up.",
      request: 0,
      edits: [
        append('check if topic("acme", "agents", "reply-90c2");'),
        replace("authorizer", "reply-7f3a", "reply-90c2"),
      ],
      verdict: "denied by check 0 of block 1",
    },
  ],
}

const agents: Example = {
  id: "agent-delegation",
  title: "An agent and its sub-agent",
  purpose:
    "An agent delegates with a scope, a customer and a lifetime; its sub-agent cannot take the caveat off, extend the time or add scopes.",
  blocks: [
    datalog`
      agent("planner");
      scope("read:customers");
      scope("read:orders");
      scope("write:notes");
      // 300 seconds from 09:00
      check if time($now), $now <= 2026-06-01T09:05:00Z;
    `,
    datalog`
      // the planner, for its sub-agent
      check if needs("read:customers");
      check if resource("customer:cust_abc");
    `,
  ],
  policies: datalog`
    allow if needs($scope), scope($scope);
  `,
  requests: [
    {
      title: "the sub-agent reads cust_abc",
      facts: datalog`
        time(2026-06-01T09:01:00Z);
        needs("read:customers");
        resource("customer:cust_abc");
      `,
      verdict: "allowed by policy 0",
      because: "It is the scope and the customer that it was sent for, within the 300 seconds.",
    },
    {
      title: "the sub-agent reads cust_xyz",
      facts: datalog`
        time(2026-06-01T09:01:00Z);
        needs("read:customers");
        resource("customer:cust_xyz");
      `,
      verdict: "denied by check 1 of block 1",
      because: "The planner may read all customers, the sub-agent one.",
    },
    {
      title: "the sub-agent writes a note",
      facts: datalog`
        time(2026-06-01T09:01:00Z);
        needs("write:notes");
        resource("customer:cust_abc");
      `,
      verdict: "denied by check 0 of block 1",
      because: "The planner has that scope, and did not hand it on.",
    },
    {
      title: "the sub-agent comes after 301 seconds",
      facts: datalog`
        time(2026-06-01T09:05:01Z);
        needs("read:customers");
        resource("customer:cust_abc");
      `,
      verdict: "denied by check 0 of authority",
      because:
        "The lifetime was set when the planner got its token, and holds for all that is made from it.",
    },
  ],
  tries: [
    {
      text: "Let the sub-agent state a scope in a block of its own, and ask for it: the caveat stands, and such a scope is none.",
      request: 0,
      edits: [
        append('scope("delete:customers");'),
        replace("authorizer", "read:customers", "delete:customers"),
      ],
      verdict: "denied by check 0 of block 1",
    },
    {
      text: "Let it extend its time with a block of its own.",
      request: 3,
      edits: [append("check if time($now), $now <= 2026-06-01T10:00:00Z;")],
      verdict: "denied by check 0 of authority",
    },
    {
      text: "Remove block 1: the planner can, who has the token from before. The sub-agent never saw the key for that.",
      request: 1,
      edits: [remove(1)],
      verdict: "allowed by policy 0",
    },
  ],
}

export const services: readonly Example[] = [microservices, pulsarTopics, pulsarReply, agents]
