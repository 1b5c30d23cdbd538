/** How long a value lives, and who shares it. */
export enum BindingScope {
  /** A new value each time. */
  TRANSIENT = 'Transient',
  /** One value for the context that owns the binding, whoever asks for it. */
  SINGLETON = 'Singleton',
  /** One value for each context that asks. */
  CONTEXT = 'Context',
  /** One value for the application. */
  APPLICATION = 'Application',
  /** One value for each server. */
  SERVER = 'Server',
  /** One value for each request; outside of a request, for the context that asks. */
  REQUEST = 'Request',
}
