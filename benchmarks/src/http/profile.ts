import type {IncomingMessage} from 'node:http';

/** Belongs to a request. */
export class Session {
  constructor(readonly request: IncomingMessage) {}

  get user(): string {
    return String(this.request.headers['x-user']);
  }
}

/** There is one for all requests. */
export class Directory {
  nameOf(user: string): string {
    return user.toUpperCase();
  }
}

/** What is made for a request: the session is its own, the directory everybody's. */
export class ProfileController {
  constructor(
    readonly session: Session,
    readonly directory: Directory,
  ) {}

  profile() {
    const {user} = this.session;
    return {user, name: this.directory.nameOf(user)};
  }
}
