#ifndef CCURL_H
#define CCURL_H

// The header gives types and constants only. The library itself is opened when the first request
// is made: linking it would load some thirty libraries before `main`, whether or not a server is
// ever asked.

#include <curl/curl.h>
#include <stdbool.h>

/// Opens libcurl and prepares it for the whole process; safe to call from any thread, any number
/// of times.
///
/// Returns NULL, or the reason why there is no libcurl. Every other function below may only be
/// called after this returned NULL.
const char *curlib_open(void);

/// The version of the library that was opened, such as `libcurl/7.88.1 OpenSSL/3.0.15`.
const char *curlib_version(void);

CURL *curlib_easy_new(void);
void curlib_easy_delete(CURL *easy);
/// A text for people.
const char *curlib_easy_error(CURLcode code);
CURLcode curlib_easy_set_long(CURL *easy, CURLoption option, long value);
/// The text is copied.
CURLcode curlib_easy_set_text(CURL *easy, CURLoption option, const char *value);
/// Sets an option back to nothing.
CURLcode curlib_easy_clear(CURL *easy, CURLoption option);
/// The bytes are copied.
CURLcode curlib_easy_set_body(CURL *easy, const void *bytes, long count);
CURLcode curlib_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *list);
CURLcode curlib_easy_set_pointer(CURL *easy, CURLoption option, void *pointer);
/// Sets who takes the body and the header lines, and the pointer that both are given.
CURLcode curlib_easy_set_sinks(
    CURL *easy, curl_write_callback body, curl_write_callback header, void *context);
CURLcode curlib_easy_get_long(CURL *easy, CURLINFO info, long *value);
/// The text belongs to the handle.
CURLcode curlib_easy_get_text(CURL *easy, CURLINFO info, char **value);
CURLcode curlib_easy_resume(CURL *easy);

struct curl_slist *curlib_list_append(struct curl_slist *list, const char *text);
void curlib_list_delete(struct curl_slist *list);

CURLM *curlib_multi_new(void);
void curlib_multi_delete(CURLM *multi);
CURLMcode curlib_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode curlib_multi_add(CURLM *multi, CURL *easy);
CURLMcode curlib_multi_remove(CURLM *multi, CURL *easy);
CURLMcode curlib_multi_perform(CURLM *multi, int *running);
CURLMcode curlib_multi_wait(CURLM *multi, int milliseconds);
/// Ends a wait; the one function that another thread may call.
CURLMcode curlib_multi_wake(CURLM *multi);
/// The next transfer that ended, or NULL.
CURLMsg *curlib_multi_next(CURLM *multi);

/// Keeps a closed connection from raising SIGPIPE on the calling thread.
void curlib_block_sigpipe(void);

#endif
