/** What a change means to clients: it breaks them, may break some, or breaks none. */
export type Verdict = 'breaking' | 'risky' | 'safe';

interface Rule {
  readonly verdict: Verdict;
  readonly reason: string;
}

/**
 * All kinds of changes that {@link diff} finds, each with its verdict and the reason. Codes stay for ever.
 *
 * A request may be widened and a response narrowed: whoever sends is to be understood as before, and whoever
 * reads is to find nothing new. In webhooks and callbacks the client reads requests and sends responses, so that
 * a `response-…` code may be found in one's request.
 */
export const CHANGE_CODES = {
  'operation-added': safe('Nobody calls it yet.'),
  'operation-removed': breaking('Whoever calls it gets 404 or 405.'),
  'operation-id-changed': risky('Requests stay the same, and the names in generated clients do not.'),
  'operation-deprecated': safe('It announces what will come, and works as before.'),
  'operation-kept': safe('What was deprecated is so no longer.'),
  'path-parameter-renamed': risky('URLs stay the same, and the names in generated clients do not.'),
  'schema-name-added': safe('Generated clients get a type more.'),
  'schema-name-removed': risky('Requests stay the same, and generated clients lose a type that programs may name.'),

  'server-added': safe('The old addresses stay.'),
  'server-removed': breaking('Clients that call the address find nobody, or somebody else.'),
  'security-tightened': breaking('Credentials that were enough are so no longer.'),
  'security-loosened': safe('Credentials that were enough are so still.'),
  'security-scheme-changed': breaking('Credentials are to be sent in another way.'),
  'security-flow-changed': risky('Tokens are to be had in another way, and those that clients have may still hold.'),

  'parameter-added': safe('It may be left out, as all clients do.'),
  'required-parameter-added': breaking('Clients do not send it, and are refused.'),
  'parameter-removed': risky('Clients that send it are answered as if they had not.'),
  'parameter-now-required': breaking('Clients that leave it out are refused.'),
  'parameter-now-optional': safe('Clients that send it may go on.'),
  'parameter-serialization-changed': breaking('The text that clients send means something else.'),
  'parameter-empty-refused': breaking('Clients that send it without a value are refused.'),
  'parameter-empty-allowed': safe('Clients that send a value may go on.'),
  'parameter-deprecated': safe('It announces what will come, and works as before.'),
  'parameter-kept': safe('What was deprecated is so no longer.'),

  'request-body-added': safe('It may be left out, as all clients do.'),
  'required-request-body-added': breaking('Clients do not send one, and are refused.'),
  'request-body-removed': breaking('What clients send in it does nothing any longer, or is refused.'),
  'request-body-now-required': breaking('Clients that leave it out are refused.'),
  'request-body-now-optional': safe('Clients that send it may go on.'),
  'request-media-type-added': safe('Clients may go on with the old ones.'),
  'request-media-type-removed': breaking('Clients that send it get 415.'),
  'encoding-changed': risky('Parts of a form are read in another way, which not every client is asked to follow.'),

  'success-status-added': risky('Clients that know only the old ones may take it for something else.'),
  'success-status-removed': breaking('Clients that wait for it never see it.'),
  'redirect-status-added': risky('Clients that do not follow redirects stop there.'),
  'redirect-status-removed': safe('Clients that know it never see it.'),
  'error-status-added': safe('Clients treat a status that they do not know as the x00 of its class (RFC 9110, 15).'),
  'error-status-removed': safe('Clients that know it never see it.'),
  'response-media-type-added': safe('Clients get it only if they ask for it.'),
  'response-media-type-removed': breaking('Clients that ask for it get 406, or what they cannot read.'),
  'response-header-added': safe('Clients ignore headers that they do not know.'),
  'response-header-removed': risky('Clients had to expect that it is not there, and some will not have.'),
  'required-response-header-removed': breaking('Clients were promised it.'),
  'response-header-now-required': safe('Clients that can do without it can do with it.'),
  'response-header-now-optional': breaking('Clients were promised it.'),
  'response-header-serialization-changed': breaking('The text that clients read means something else.'),
  'links-changed': risky('Clients that follow links are led elsewhere.'),

  'request-property-added': safe('It may be left out, as all clients do.'),
  'request-required-property-added': breaking('Clients do not send it, and are refused.'),
  'request-property-removed': risky('Clients that send it are answered as if they had not.'),
  'request-property-refused': breaking('Clients that send it are refused, for there may be no other properties.'),
  'request-property-now-required': breaking('Clients that leave it out are refused.'),
  'request-property-now-optional': safe('Clients that send it may go on.'),
  'response-property-added': safe('Clients ignore properties that they do not know.'),
  'response-unforeseen-property-added': risky('There were to be no other properties: strict clients refuse it.'),
  'response-property-removed': risky('Clients had to expect that it is not there, and some will not have.'),
  'response-required-property-removed': breaking('Clients were promised it.'),
  'response-property-now-required': safe('Clients that can do without it can do with it.'),
  'response-property-now-optional': breaking('Clients were promised it.'),
  'property-deprecated': safe('It announces what will come, and works as before.'),
  'property-kept': safe('What was deprecated is so no longer.'),

  'request-type-narrowed': breaking('Values that clients send are refused.'),
  'request-type-widened': safe('The old values are accepted as before.'),
  'response-type-narrowed': safe('Clients can read all that is left.'),
  'response-type-widened': breaking('Clients get values that they cannot read.'),
  'request-null-refused': breaking('Clients that send null are refused.'),
  'request-null-accepted': safe('The old values are accepted as before.'),
  'response-null-gone': safe('Clients that can do with null can do without it.'),
  'response-null-possible': breaking('Clients do not look for null, and fall over it.'),
  'request-enum-narrowed': breaking('Values that clients send are refused.'),
  'request-enum-widened': safe('The old values are accepted as before.'),
  'response-enum-narrowed': safe('Clients can read all that is left.'),
  'response-enum-widened': risky('Clients that tell cases apart meet one that they do not know.'),
  'request-bound-tightened': breaking('Values that clients send are refused.'),
  'request-bound-loosened': safe('The old values are accepted as before.'),
  'response-bound-tightened': safe('Clients can read all that is left.'),
  'response-bound-loosened': risky('Clients that make room for no more than the old bound get what does not fit.'),
  'request-pattern-added': breaking('Values that clients send are refused.'),
  'request-pattern-changed': risky('Nobody can tell whether all values that clients send fit the new pattern.'),
  'request-pattern-removed': safe('The old values are accepted as before.'),
  'response-pattern-added': safe('Clients can read all that is left.'),
  'response-pattern-changed': risky('Nobody can tell whether clients can read all that fits the new pattern.'),
  'response-pattern-removed': risky('Clients that take the text apart get some of another form.'),
  'request-format-added': breaking('Values that clients send are refused.'),
  'request-format-changed': breaking('Values that clients send are refused.'),
  'request-format-widened': safe('The old values are accepted as before.'),
  'request-format-removed': safe('The old values are accepted as before.'),
  'response-format-added': safe('Clients can read all that is left.'),
  'response-format-changed': breaking('Clients get values that they cannot read.'),
  'response-format-narrowed': safe('Clients can read all that is left.'),
  'response-format-removed': risky('Clients that take the value apart get some of another form.'),
  'request-content-changed': breaking('The text that clients send is decoded in another way.'),
  'response-content-changed': breaking('The text that clients get is encoded in another way.'),
  'request-closed': breaking('Clients that send properties of their own are refused.'),
  'request-opened': safe('The old values are accepted as before.'),
  'response-closed': safe('Clients can read all that is left.'),
  'response-opened': risky('There may be properties that strict clients refuse.'),
  'request-variant-added': safe('The old variants are accepted as before.'),
  'request-variant-removed': breaking('Clients that send it are refused.'),
  'response-variant-added': breaking('Clients get values that they cannot read.'),
  'response-variant-removed': safe('Clients can read all that is left.'),
  'discriminator-changed': breaking('Clients tell variants apart by another property or value.'),
  'request-default-added': safe('It says what was left open.'),
  'request-default-changed': risky('Clients that leave the value out get another one.'),
  'request-default-removed': risky('Clients that leave the value out do not know what they get.'),
  'response-default-changed': safe('What is sent does not depend on it.'),
  'request-rule-changed': risky('Nobody can tell whether all values that clients send keep the new rule.'),
  'response-rule-changed': risky('Nobody can tell whether clients can read all that keeps the new rule.'),

  'documentation-changed': safe('It is read by people, and answers are as before.'),
  'extension-changed': safe('Clients do not read extensions, unless they were told to.'),
  'other-changed': risky('Nobody can tell what clients make of it.'),
} as const satisfies Readonly<Record<string, Rule>>;

export type ChangeCode = keyof typeof CHANGE_CODES;

/** What only people read: the smallest step of a version is enough for it. */
export const TOLD_TO_PEOPLE: ReadonlySet<ChangeCode> = new Set<ChangeCode>(['documentation-changed', 'extension-changed']);

function breaking(reason: string) {
  return {verdict: 'breaking', reason} as const;
}

function risky(reason: string) {
  return {verdict: 'risky', reason} as const;
}

function safe(reason: string) {
  return {verdict: 'safe', reason} as const;
}
