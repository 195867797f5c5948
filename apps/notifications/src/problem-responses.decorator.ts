import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from '@rollcall/platform';

/** Documents the problems (RFC 9457) that a route can answer beside those of every route, by their codes. */
export function ProblemResponses(...codes: ProblemCode[]): MethodDecorator {
  const statuses = new Set(codes.map((code) => PROBLEMS[code].status));
  return applyDecorators(...[...statuses].map((status) => ofStatus(status, codes)));
}

function ofStatus(status: number, all: readonly ProblemCode[]): MethodDecorator {
  const codes = all.filter((code) => PROBLEMS[code].status === status);
  const schema = { type: 'object', properties: { code: { type: 'string', enum: codes } } };
  const description = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' ');
  return ApiResponse({ status, description, content: { 'application/problem+json': { schema } } });
}
