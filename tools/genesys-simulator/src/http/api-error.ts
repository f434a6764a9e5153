import type { Models } from 'purecloud-platform-client-v2';

/** One thing that was wrong with a request. */
interface ErrorDetail {
  errorCode: string;
  fieldName?: string;
}

/** What an error says beyond its status and code. */
export interface ErrorParts {
  /** Message template, with the parameters' names in braces. */
  message: string;
  params?: Record<string, string>;
  details?: readonly ErrorDetail[];
  headers?: Record<string, string>;
}

/** A refusal, in the words of the service's own catalogue of errors. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly parts: ErrorParts;

  constructor(status: number, code: string, parts: ErrorParts) {
    super(fill(parts.message, parts.params ?? {}));
    this.status = status;
    this.code = code;
    this.parts = parts;
  }

  /** The official error body. */
  body(contextId: string): Models.ErrorBody {
    return {
      message: this.message,
      code: this.code,
      status: this.status,
      messageWithParams: this.parts.message,
      messageParams: this.parts.params ?? {},
      contextId,
      details: this.parts.details?.map((detail) => ({ ...detail })) ?? [],
      errors: [],
    };
  }
}

function fill(template: string, params: Record<string, string>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
