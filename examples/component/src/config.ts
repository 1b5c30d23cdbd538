declare module '@rondojs/core' {
  interface ApplicationConfig {
    /** How people are greeted. */
    readonly greetings?: GreetingsConfig;
  }
}

/** Options of the component, under `greetings` of the application's. */
export interface GreetingsConfig {
  /** The language of those who ask for none. @defaultValue 'en' */
  readonly language?: string;
}

/** What the options must be: checked at the start. */
export const GREETINGS_CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {language: {type: 'string', pattern: '^[a-z]{2,3}$'}},
} as const;
