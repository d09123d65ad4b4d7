/*
 * Whether this is the program that people run: INSTRUMENTED is defined when
 * the compiler built sanitizers into it, which have an allocator and system
 * calls of their own.
 */
#ifndef STAYPUT_INSTRUMENTED_H
#define STAYPUT_INSTRUMENTED_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define INSTRUMENTED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define INSTRUMENTED
#endif

#endif
