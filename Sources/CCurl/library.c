#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>

// libcurl warns about wrong argument types of its variadic functions by macros; the calls below go
// through pointers, which the macros do not see.
static struct {
    CURLcode (*global_init)(long);
    char *(*version)(void);
    CURL *(*easy_init)(void);
    void (*easy_cleanup)(CURL *);
    const char *(*easy_strerror)(CURLcode);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    CURLcode (*easy_pause)(CURL *, int);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    void (*slist_free_all)(struct curl_slist *);
    CURLM *(*multi_init)(void);
    CURLMcode (*multi_cleanup)(CURLM *);
    CURLMcode (*multi_setopt)(CURLM *, CURLMoption, ...);
    CURLMcode (*multi_add_handle)(CURLM *, CURL *);
    CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
    CURLMcode (*multi_perform)(CURLM *, int *);
    CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned int, int, int *);
    CURLMcode (*multi_wakeup)(CURLM *);
    CURLMsg *(*multi_info_read)(CURLM *, int *);
} api;

static const struct {
    const char *name;
    void *slot;
} symbols[] = {
    {"curl_global_init", &api.global_init},
    {"curl_version", &api.version},
    {"curl_easy_init", &api.easy_init},
    {"curl_easy_cleanup", &api.easy_cleanup},
    {"curl_easy_strerror", &api.easy_strerror},
    {"curl_easy_setopt", &api.easy_setopt},
    {"curl_easy_getinfo", &api.easy_getinfo},
    {"curl_easy_pause", &api.easy_pause},
    {"curl_slist_append", &api.slist_append},
    {"curl_slist_free_all", &api.slist_free_all},
    {"curl_multi_init", &api.multi_init},
    {"curl_multi_cleanup", &api.multi_cleanup},
    {"curl_multi_setopt", &api.multi_setopt},
    {"curl_multi_add_handle", &api.multi_add_handle},
    {"curl_multi_remove_handle", &api.multi_remove_handle},
    {"curl_multi_perform", &api.multi_perform},
    {"curl_multi_poll", &api.multi_poll},
    {"curl_multi_wakeup", &api.multi_wakeup},
    {"curl_multi_info_read", &api.multi_info_read},
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *reason = "libcurl was not opened";

static void open_library(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        reason = "the library libcurl.so.4 is not installed";
        return;
    }
    for (size_t index = 0; index < sizeof symbols / sizeof symbols[0]; index++) {
        void *address = dlsym(library, symbols[index].name);
        if (address == NULL) {
            reason = "the installed libcurl.so.4 is too old";
            return;
        }
        *(void **)symbols[index].slot = address;
    }
    reason = api.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? NULL : "libcurl could not start";
}

const char *curlib_open(void) {
    pthread_once(&once, open_library);
    return reason;
}

const char *curlib_version(void) { return api.version(); }

CURL *curlib_easy_new(void) { return api.easy_init(); }
void curlib_easy_delete(CURL *easy) { api.easy_cleanup(easy); }
const char *curlib_easy_error(CURLcode code) { return api.easy_strerror(code); }

CURLcode curlib_easy_set_long(CURL *easy, CURLoption option, long value) {
    return api.easy_setopt(easy, option, value);
}

CURLcode curlib_easy_set_text(CURL *easy, CURLoption option, const char *value) {
    return api.easy_setopt(easy, option, value);
}

CURLcode curlib_easy_clear(CURL *easy, CURLoption option) {
    return api.easy_setopt(easy, option, (void *)NULL);
}

CURLcode curlib_easy_set_body(CURL *easy, const void *bytes, long count) {
    CURLcode code = api.easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code != CURLE_OK ? code : api.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

CURLcode curlib_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *list) {
    return api.easy_setopt(easy, option, list);
}

CURLcode curlib_easy_set_pointer(CURL *easy, CURLoption option, void *pointer) {
    return api.easy_setopt(easy, option, pointer);
}

CURLcode curlib_easy_set_sinks(
    CURL *easy, curl_write_callback body, curl_write_callback header, void *context) {
    api.easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
    api.easy_setopt(easy, CURLOPT_WRITEDATA, context);
    api.easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
    return api.easy_setopt(easy, CURLOPT_HEADERDATA, context);
}

CURLcode curlib_easy_get_long(CURL *easy, CURLINFO info, long *value) {
    return api.easy_getinfo(easy, info, value);
}

CURLcode curlib_easy_get_text(CURL *easy, CURLINFO info, char **value) {
    return api.easy_getinfo(easy, info, value);
}

CURLcode curlib_easy_resume(CURL *easy) { return api.easy_pause(easy, CURLPAUSE_CONT); }

struct curl_slist *curlib_list_append(struct curl_slist *list, const char *text) {
    return api.slist_append(list, text);
}

void curlib_list_delete(struct curl_slist *list) { api.slist_free_all(list); }

CURLM *curlib_multi_new(void) { return api.multi_init(); }
void curlib_multi_delete(CURLM *multi) { api.multi_cleanup(multi); }

CURLMcode curlib_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return api.multi_setopt(multi, option, value);
}

CURLMcode curlib_multi_add(CURLM *multi, CURL *easy) { return api.multi_add_handle(multi, easy); }
CURLMcode curlib_multi_remove(CURLM *multi, CURL *easy) { return api.multi_remove_handle(multi, easy); }
CURLMcode curlib_multi_perform(CURLM *multi, int *running) { return api.multi_perform(multi, running); }

CURLMcode curlib_multi_wait(CURLM *multi, int milliseconds) {
    return api.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode curlib_multi_wake(CURLM *multi) { return api.multi_wakeup(multi); }

CURLMsg *curlib_multi_next(CURLM *multi) {
    int rest = 0;
    return api.multi_info_read(multi, &rest);
}

void curlib_block_sigpipe(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}
