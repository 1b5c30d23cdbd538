/** What no answer may hold, wherever it stands: in messages of errors, in files, in headers. */
export const SECRET = 'TOP-SECRET-42';
