#pragma once
/* libcurl is loaded with the first request, and not linked: it brings thirty libraries of its own, for which no other start
   of the program should wait. */
#include <curl/curl.h>
#include <dlfcn.h>
#include <stddef.h>

/* What is used of it, by the names it has there. */
struct ccurl {
  __typeof__(curl_global_init) *global_init;
  __typeof__(curl_easy_init) *easy_init;
  __typeof__(curl_easy_cleanup) *easy_cleanup;
  __typeof__(curl_easy_reset) *easy_reset;
  __typeof__(curl_easy_strerror) *easy_strerror;
  __typeof__(curl_slist_append) *slist_append;
  __typeof__(curl_slist_free_all) *slist_free_all;
  __typeof__(curl_multi_init) *multi_init;
  __typeof__(curl_multi_cleanup) *multi_cleanup;
  __typeof__(curl_multi_add_handle) *multi_add_handle;
  __typeof__(curl_multi_remove_handle) *multi_remove_handle;
  __typeof__(curl_multi_socket_action) *multi_socket_action;
  __typeof__(curl_multi_info_read) *multi_info_read;
  /* These take any number of arguments, which Swift cannot give: the functions below do. */
  void *easy_setopt, *easy_getinfo, *multi_setopt;
};

/* Fills it; 0 when there is no libcurl, or one that is too old. */
static inline int ccurl_load(struct ccurl *curl) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"};
  static const struct {
    const char *name;
    size_t place;
  } parts[] = {
      {"curl_global_init", offsetof(struct ccurl, global_init)},
      {"curl_easy_init", offsetof(struct ccurl, easy_init)},
      {"curl_easy_cleanup", offsetof(struct ccurl, easy_cleanup)},
      {"curl_easy_reset", offsetof(struct ccurl, easy_reset)},
      {"curl_easy_strerror", offsetof(struct ccurl, easy_strerror)},
      {"curl_slist_append", offsetof(struct ccurl, slist_append)},
      {"curl_slist_free_all", offsetof(struct ccurl, slist_free_all)},
      {"curl_multi_init", offsetof(struct ccurl, multi_init)},
      {"curl_multi_cleanup", offsetof(struct ccurl, multi_cleanup)},
      {"curl_multi_add_handle", offsetof(struct ccurl, multi_add_handle)},
      {"curl_multi_remove_handle", offsetof(struct ccurl, multi_remove_handle)},
      {"curl_multi_socket_action", offsetof(struct ccurl, multi_socket_action)},
      {"curl_multi_info_read", offsetof(struct ccurl, multi_info_read)},
      {"curl_easy_setopt", offsetof(struct ccurl, easy_setopt)},
      {"curl_easy_getinfo", offsetof(struct ccurl, easy_getinfo)},
      {"curl_multi_setopt", offsetof(struct ccurl, multi_setopt)},
  };
  void *library = NULL;
  for (size_t number = 0; !library && number < sizeof names / sizeof *names; number++)
    library = dlopen(names[number], RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  for (size_t number = 0; number < sizeof parts / sizeof *parts; number++) {
    void *found = dlsym(library, parts[number].name);
    if (!found) return 0;
    *(void **)((char *)curl + parts[number].place) = found;
  }
  return curl->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

/* The options of a request, each by the kind of its value. */
static inline CURLcode ccurl_set_text(const struct ccurl *curl, CURL *easy, CURLoption option, const char *text) {
  return ((__typeof__(curl_easy_setopt) *)curl->easy_setopt)(easy, option, text);
}
static inline CURLcode ccurl_set_number(const struct ccurl *curl, CURL *easy, CURLoption option, long number) {
  return ((__typeof__(curl_easy_setopt) *)curl->easy_setopt)(easy, option, number);
}
static inline CURLcode ccurl_set_pointer(const struct ccurl *curl, CURL *easy, CURLoption option, void *pointer) {
  return ((__typeof__(curl_easy_setopt) *)curl->easy_setopt)(easy, option, pointer);
}
static inline CURLcode ccurl_set_body(const struct ccurl *curl, CURL *easy, const void *bytes, size_t count) {
  __typeof__(curl_easy_setopt) *set = (__typeof__(curl_easy_setopt) *)curl->easy_setopt;
  set(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return set(easy, CURLOPT_COPYPOSTFIELDS, (const char *)bytes);
}
/* Also of a header: both get bytes in the same way. */
static inline CURLcode ccurl_set_receiver(const struct ccurl *curl, CURL *easy, CURLoption option,
                                          curl_write_callback receive) {
  return ((__typeof__(curl_easy_setopt) *)curl->easy_setopt)(easy, option, receive);
}

/* What a finished request came to. */
static inline long ccurl_number(const struct ccurl *curl, CURL *easy, CURLINFO information) {
  long number = 0;
  ((__typeof__(curl_easy_getinfo) *)curl->easy_getinfo)(easy, information, &number);
  return number;
}

/* Who is told which sockets to watch, and when to come back. */
static inline void ccurl_set_watchers(const struct ccurl *curl, CURLM *multi, curl_socket_callback watch,
                                      curl_multi_timer_callback wait, void *context) {
  __typeof__(curl_multi_setopt) *set = (__typeof__(curl_multi_setopt) *)curl->multi_setopt;
  set(multi, CURLMOPT_SOCKETFUNCTION, watch);
  set(multi, CURLMOPT_SOCKETDATA, context);
  set(multi, CURLMOPT_TIMERFUNCTION, wait);
  set(multi, CURLMOPT_TIMERDATA, context);
}
