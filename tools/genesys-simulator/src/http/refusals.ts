import { ApiError } from './api-error.ts';

/** 400, with what was wrong and where. */
export function badRequest(reason: string, fieldName?: string): ApiError {
  return new ApiError(400, 'bad.request', {
    message: 'The request could not be understood by the server due to malformed syntax. {reason}',
    params: { reason },
    details: [{ errorCode: 'bad.request', ...(fieldName === undefined ? {} : { fieldName }) }],
  });
}

/** 400 for a value outside an enumeration. */
export function invalidValue(value: string, fieldType: string, allowed: string): ApiError {
  return new ApiError(400, 'invalid.value', {
    message:
      'Value [{value}] is not valid for field type [{fieldType}]. Allowable values are: {allowed}',
    params: { value, fieldType, allowed },
    details: [{ errorCode: 'invalid.value', fieldName: fieldType }],
  });
}

/** 400 for an instant or interval that is none. */
export function invalidDate(): ApiError {
  return new ApiError(400, 'invalid.date', {
    message: 'Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ',
  });
}

/** 401 for a request without a token. */
export function authenticationRequired(): ApiError {
  return new ApiError(401, 'authentication.required', {
    message: 'No authentication bearer token specified in authorization header.',
  });
}

/** 401 for a token that has expired or was never ours. */
export function badCredentials(): ApiError {
  return new ApiError(401, 'bad.credentials', { message: 'Invalid login credentials.' });
}

/** 403 that names the permissions of which one, or all, are missing. */
export function missingPermissions(permissions: readonly string[], anyOf: boolean): ApiError {
  const list = permissions.join(', ');
  return anyOf && permissions.length > 1
    ? new ApiError(403, 'missing.any.permissions', {
        message:
          'Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}',
        params: { permissions: list },
      })
    : new ApiError(403, 'missing.permissions', {
        message:
          'Unable to perform the requested action. You are missing the following permission(s): {permissions}',
        params: { permissions: list },
      });
}

/** 404. */
export function notFound(): ApiError {
  return new ApiError(404, 'not.found', { message: 'The requested resource was not found.' });
}

/** 413 for a body over the limit. */
export function tooLarge(lengthBytes: number, maximumBytes: number): ApiError {
  return new ApiError(413, 'request.entity.too.large', {
    message:
      'The request is over the size limit. Content-Length: {length}, Maximum bytes: {maximum}',
    params: { length: String(lengthBytes), maximum: String(maximumBytes) },
  });
}

/** 415 for a body that is not declared as JSON. */
export function unsupportedMediaType(): ApiError {
  return new ApiError(415, 'unsupported.media.type', {
    message:
      'Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.',
  });
}

/** 429. @param retryAfter - the Retry-After header: seconds, a date, or undefined for none. */
export function rateLimited(waitSeconds: number, retryAfter: string | undefined): ApiError {
  return new ApiError(429, 'too.many.requests.retry.after', {
    message: 'Rate limit exceeded the maximum. Retry the request in [{seconds}] seconds',
    params: { seconds: String(waitSeconds) },
    ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } }),
  });
}

/** 500, the service's own fault. */
export function internalError(): ApiError {
  return new ApiError(500, 'internal.server.error', {
    message:
      'The server encountered an unexpected condition which prevented it from fulfilling the request.',
  });
}
