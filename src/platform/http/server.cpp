#include "platform/http/server.hpp"

#include "base/error.hpp"
#include "platform/http/acknowledged.hpp"
#include "platform/http/cached_answer.hpp"
#include "platform/http/worker_pool.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <sys/resource.h>
#include <thread>
#include <unordered_set>

namespace http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using tcp = net::ip::tcp;
using Executor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<tcp, Executor>;
using Timer = net::basic_waitable_timer<
    std::chrono::steady_clock,
    net::wait_traits<std::chrono::steady_clock>,
    Executor>;
using Time = std::chrono::steady_clock::time_point;
using Pieces = std::array<net::const_buffer, 3>;
using std::chrono::milliseconds;

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::size_t small_piece = 4096;  // until a body has shown to be long
constexpr std::size_t idle_buffer = 4096;  // bytes that a connection without a request holds
constexpr milliseconds sweep_interval{250};
constexpr milliseconds accept_pause{50};
constexpr milliseconds linger_time{2'000};
constexpr milliseconds cache_log_interval{10'000};

bool is_malformed(error_code error) {
    return error.category() == make_error_code(beast::http::error::bad_method).category();
}

// A service's usual limit of 1,024 open files is less than the connections it is to hold.
void allow_many_connections() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

Time now() {
    return std::chrono::steady_clock::now();
}

// What is sent and what is logged of a refusal: not the sentence, which may repeat what was sent.
std::string refusal(int status, std::string_view sentence, const std::string& id) {
    spdlog::info("request refused id={} status={}", id, status);
    return refusal_bytes(status, sentence, id);
}

class Connection;

// One I/O thread. Its connections are touched by this thread only.
struct Loop {
    std::unordered_set<Connection*> connections;
    net::io_context context{1};
    net::executor_work_guard<Executor> work{context.get_executor()};
    Timer sweep_timer{context};
    bool is_ending = false;  // a sweep that was due already must not arm the timer again
    std::thread thread;
};

// What the connections of a server share.
struct Shared {
    Shared(ServerConfig given, const Dispatcher& dispatcher, Metrics& metrics, PageCache* cache)
        : config(std::move(given)),
          service{config, dispatcher, metrics, cache},
          count(config.connection_limit, config.connections_per_address),
          workers(config.worker_threads, config.queue_limit) {
        for (const std::string& range : config.trusted_proxies) {
            trusted.emplace_back(range);
        }
    }

    // Waits until no connection is left; false when some still are at the deadline.
    bool wait_until_empty(milliseconds longest) {
        std::unique_lock lock(mutex);
        return left.wait_for(lock, longest, [this] { return count.total() == 0; });
    }

    const ServerConfig config;
    Service service;
    std::vector<IpRange> trusted;
    ConnectionCount count;
    std::mutex mutex;
    std::condition_variable left;
    WorkerPool workers;
};

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Shared& shared, Loop& loop, Socket socket, Peer peer)
        : shared_(shared), loop_(loop), socket_(std::move(socket)), peer_(std::move(peer)) {
        ++shared_.service.metrics.connections;
    }
    ~Connection();

    void start();
    // Called now and then: ends what has taken too long.
    void sweep(Time at);
    // Closes when nothing is under way; else after the answer.
    void stop();
    void close();

private:
    enum class Phase { idle, head, body, working, writing, lingering };  // a refusal lingers

    template <class Then>
    auto then(Then next) {
        return [self = shared_from_this(), next](error_code error, std::size_t size) {
            if (self->socket_.is_open()) {
                (self.get()->*next)(error, size);
            }
        };
    }
    template <class Work, class Then>
    void on_worker(Work work, Then next);

    void next_request();
    void on_bytes(error_code error, std::size_t size);
    bool answer_from_cache();
    void on_cached_written(error_code error, std::size_t size);
    void read_head();
    void on_head(error_code error, std::size_t size);
    void take_head();
    void count_client(const Request& request);
    void begin_body();
    void receive_body();
    void read_body();
    void on_body(error_code error, std::size_t size);
    void answer();
    void begin_writing();
    void allow_for_progress(Time at);
    void write_reply();
    void on_written(error_code error, std::size_t size);
    void finish_request();
    std::string request_id() const;
    void refuse(int status, std::string_view sentence);
    void on_refused(error_code error, std::size_t size);
    void linger();
    void on_lingered(error_code error, std::size_t size);
    void enter(Phase phase, milliseconds longest);
    milliseconds transfer_time(std::uint64_t bytes) const;

    Shared& shared_;
    Loop& loop_;
    Socket socket_;
    const Peer peer_;
    Phase phase_ = Phase::idle;
    Time deadline_ = Time::max();
    Time body_began_;
    std::uint64_t body_size_ = 0;
    Time writing_began_;
    std::uint64_t confirmed_before_ = 0;  // bytes, by the client, when writing began
    std::uint64_t confirmed_ = 0;         // of what was written since
    std::string client_;                  // whom a proxy asks for, while counted
    beast::flat_buffer buffer_{piece_size};
    std::optional<beast::http::request_parser<beast::http::buffer_body>> parser_;
    std::shared_ptr<Exchange> exchange_;
    std::optional<CachedAnswer> cached_;
    std::string piece_;  // bytes of a body, a file or a refusal on their way
    std::uint64_t file_sent_ = 0;
};

Connection::~Connection() {
    --shared_.service.metrics.connections;
    if (!client_.empty()) {
        shared_.count.leave_behind_proxy(client_);
    }
    shared_.count.leave(peer_.address, peer_.is_trusted);
    const std::lock_guard lock(shared_.mutex);
    shared_.left.notify_all();
}

void Connection::start() {
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    socket_.non_blocking(true, ignored);
    loop_.connections.insert(this);
    next_request();
}

void Connection::enter(Phase phase, milliseconds longest) {
    phase_ = phase;
    deadline_ = now() + longest;
}

milliseconds Connection::transfer_time(std::uint64_t bytes) const {
    return shared_.config.transfer_grace + milliseconds(bytes * 1000 / shared_.config.minimum_rate);
}

void Connection::sweep(Time at) {
    if (phase_ == Phase::writing) {
        allow_for_progress(at);
    }
    if (at < deadline_) {
        return;
    }
    if (phase_ == Phase::head || phase_ == Phase::body) {
        error_code ignored;
        const std::string bytes =
            refusal(408, "The request took too long to arrive.", request_id());
        socket_.write_some(net::buffer(bytes), ignored);
        ++shared_.service.metrics.requests_refused;
    }
    close();
}

void Connection::stop() {
    if (phase_ == Phase::idle) {
        close();
    }
}

void Connection::close() {
    error_code ignored;
    socket_.close(ignored);
    loop_.connections.erase(this);
}

// Runs `work` on the pool, then `next` here; says 503 at once when the queue is full.
template <class Work, class Then>
void Connection::on_worker(Work work, Then next) {
    phase_ = Phase::working;
    deadline_ = Time::max();
    ++shared_.service.metrics.queue;
    auto task = [self = shared_from_this(), work, next] {
        --self->shared_.service.metrics.queue;
        work(*self->exchange_);
        net::post(self->loop_.context, [self, next] {
            if (self->socket_.is_open()) {
                (self.get()->*next)();
            }
        });
    };
    if (!shared_.workers.submit(std::move(task))) {
        --shared_.service.metrics.queue;
        refuse(503, "The server is busy. Try again in a moment.");
    }
}

void Connection::next_request() {
    while (buffer_.size() > 0 && !shared_.service.is_stopping) {
        enter(Phase::head, shared_.config.header_timeout);
        if (!answer_from_cache()) {
            return read_head();
        }
        if (cached_) {
            return;  // still being written
        }
    }
    if (shared_.service.is_stopping) {
        return close();
    }
    if (buffer_.capacity() > idle_buffer) {
        buffer_.shrink_to_fit();
    }
    enter(Phase::idle, shared_.config.idle_timeout);
    socket_.async_read_some(buffer_.prepare(idle_buffer), then(&Connection::on_bytes));
}

void Connection::on_bytes(error_code error, std::size_t size) {
    if (error) {
        return close();
    }
    buffer_.commit(size);
    next_request();
}

// Answers the request at the front of the buffer if its page is kept. Most answers fit into the
// socket at once; `cached_` holds one of which the rest is still being written.
bool Connection::answer_from_cache() {
    const auto data = buffer_.cdata();
    const std::string_view bytes(static_cast<const char*>(data.data()), data.size());
    auto answer = http::answer_from_cache(shared_.service, bytes, peer_);
    if (!answer) {
        return false;
    }
    buffer_.consume(answer->request_size);
    cached_ = std::move(answer);
    const Pieces whole{
        net::buffer(cached_->head), net::buffer(cached_->tail), net::buffer(cached_->body)};
    error_code error;
    const std::size_t sent = socket_.write_some(whole, error);
    if (error && error != net::error::would_block) {
        close();
    } else if (sent == cached_->size()) {
        cached_.reset();
    } else {
        beast::buffers_suffix<Pieces> rest(whole);
        rest.consume(sent);
        begin_writing();
        net::async_write(socket_, rest, then(&Connection::on_cached_written));
    }
    return true;
}

void Connection::on_cached_written(error_code error, std::size_t) {
    cached_.reset();
    error ? close() : next_request();
}

void Connection::read_head() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.config.header_limit));
    parser_->body_limit(boost::none);
    beast::http::async_read_header(socket_, buffer_, *parser_, then(&Connection::on_head));
}

void Connection::on_head(error_code error, std::size_t) {
    if (error == beast::http::error::header_limit || error == beast::http::error::buffer_overflow) {
        return refuse(431, "The head of the request is too long.");
    }
    if (error == beast::http::error::bad_version) {
        return refuse(505, "This server speaks HTTP/1.1.");
    }
    if (error) {
        return is_malformed(error) ? refuse(400, "The request is not well-formed HTTP/1.1.")
                                   : close();
    }
    try {
        take_head();
    } catch (const Refusal& refusal) {
        return refuse(refusal.status(), refusal.what());
    }
    begin_body();
}

void Connection::take_head() {
    const auto& message = parser_->get();
    Head head;
    head.method = message.method_string();
    head.target = message.target();
    head.version = message.version();
    for (const auto& field : message) {
        head.headers.add(std::string(field.name_string()), std::string(field.value()));
    }
    const bool keeps_alive = parser_->keep_alive() && head.version == 11;
    Request request = http::read_head(std::move(head), peer_, shared_.config, shared_.trusted);
    count_client(request);
    exchange_ = std::make_shared<Exchange>(shared_.service, std::move(request), keeps_alive);
    body_began_ = now();
    body_size_ = 0;
}

// Whoever asks through a proxy has that proxy's connections: what they ask for at once is counted.
void Connection::count_client(const Request& request) {
    if (!peer_.is_trusted || contains(shared_.trusted, request.client_address)) {
        return;
    }
    if (!shared_.count.enter_behind_proxy(request.client_address)) {
        throw Refusal(503, "Too many requests at once. Try again in a moment.");
    }
    client_ = request.client_address;
}

// A large body is read only when dispatch has nothing against who sends it.
void Connection::begin_body() {
    const BodyPlan& plan = exchange_->plan();
    if (plan.asks_first && !exchange_->is_refused()) {
        return on_worker(
            [](Exchange& exchange) { exchange.ask_first(); }, &Connection::receive_body
        );
    }
    receive_body();
}

void Connection::receive_body() {
    if (exchange_->plan().expects_continue && !exchange_->is_refused()) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        error_code ignored;
        socket_.write_some(net::buffer(go_on), ignored);
    }
    read_body();
}

// One piece of the body. Its time grows with what has come, so that too slow a sender is cut off,
// and one that has fallen silent as well.
void Connection::read_body() {
    if (parser_->is_done() || exchange_->is_refused()) {
        return answer();
    }
    piece_.resize(body_size_ < piece_size ? small_piece : piece_size);
    parser_->get().body().data = piece_.data();
    parser_->get().body().size = piece_.size();
    phase_ = Phase::body;
    deadline_ =
        std::min(body_began_ + transfer_time(body_size_), now() + shared_.config.transfer_grace);
    beast::http::async_read_some(socket_, buffer_, *parser_, then(&Connection::on_body));
}

void Connection::on_body(error_code error, std::size_t) {
    if (error && error != beast::http::error::need_buffer) {
        return is_malformed(error) ? refuse(400, "The body of the request is not well formed.")
                                   : close();
    }
    const std::size_t size = piece_.size() - parser_->get().body().size;
    body_size_ += size;
    exchange_->add_body(std::string_view(piece_).substr(0, size));
    read_body();
}

void Connection::answer() {
    if (!parser_->is_done()) {
        exchange_->leave_body_unread();
    }
    on_worker([](Exchange& exchange) { exchange.answer(); }, &Connection::write_reply);
}

void Connection::begin_writing() {
    enter(Phase::writing, transfer_time(0));
    writing_began_ = now();
    confirmed_before_ = acknowledged_bytes(socket_.native_handle());
    confirmed_ = 0;
}

// The time for an answer grows with what the client has confirmed, as that of a body does with what
// has come: one that stops reading is cut off, however large its answer is.
void Connection::allow_for_progress(Time at) {
    const std::uint64_t confirmed = acknowledged_bytes(socket_.native_handle()) - confirmed_before_;
    if (confirmed > confirmed_) {
        confirmed_ = confirmed;
        deadline_ =
            std::min(writing_began_ + transfer_time(confirmed), at + shared_.config.transfer_grace);
    }
}

void Connection::write_reply() {
    const Reply& reply = exchange_->reply();
    file_sent_ = 0;
    begin_writing();
    const Pieces whole{net::buffer(reply.head), net::buffer(reply.tail), net::buffer(reply.body)};
    net::async_write(socket_, whole, then(&Connection::on_written));
}

// After the head and the body, or a piece of a file: the next piece, or the next request.
void Connection::on_written(error_code error, std::size_t) {
    if (error) {
        return close();
    }
    const Reply& reply = exchange_->reply();
    if (!reply.file || file_sent_ == reply.file_size) {
        return finish_request();
    }
    const std::uint64_t left = reply.file_size - file_sent_;
    piece_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, left)));
    const std::size_t count = reply.file->read(reply.file_offset + file_sent_, piece_);
    if (count == 0) {
        return close();  // the file became shorter: the client must not take it for whole
    }
    file_sent_ += count;
    net::async_write(socket_, net::buffer(piece_, count), then(&Connection::on_written));
}

void Connection::finish_request() {
    const bool closes = exchange_->reply().closes;
    exchange_.reset();
    parser_.reset();
    piece_ = std::string();
    if (!client_.empty()) {
        shared_.count.leave_behind_proxy(std::exchange(client_, {}));
    }
    closes ? linger() : next_request();
}

std::string Connection::request_id() const {
    return exchange_ ? exchange_->id() : new_request_id();
}

// One plain sentence, and no more from this connection.
void Connection::refuse(int status, std::string_view sentence) {
    ++shared_.service.metrics.requests_refused;
    piece_ = refusal(status, sentence, request_id());
    enter(Phase::lingering, linger_time);
    net::async_write(socket_, net::buffer(piece_), then(&Connection::on_refused));
}

void Connection::on_refused(error_code error, std::size_t) {
    error ? close() : linger();
}

// Lets the client read the answer before the connection goes: closing with bytes unread would
// reset it. What still comes is thrown away, for a short time.
void Connection::linger() {
    error_code error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    if (error) {
        return close();
    }
    enter(Phase::lingering, linger_time);
    on_lingered({}, 0);
}

void Connection::on_lingered(error_code error, std::size_t) {
    if (error) {
        return close();
    }
    buffer_.clear();
    socket_.async_read_some(buffer_.prepare(piece_size), then(&Connection::on_lingered));
}

}  // namespace

struct Server::Impl {
    Impl(ServerConfig config, const Dispatcher& dispatcher, Metrics& metrics, PageCache* cache)
        : shared(std::move(config), dispatcher, metrics, cache) {
        for (std::size_t i = 0; i < std::max<std::size_t>(1, shared.config.io_threads); ++i) {
            loops.push_back(std::make_unique<Loop>());
        }
    }

    void listen();
    void accept();
    void accept_later();
    void take(Loop& loop, Socket socket);
    void sweep(Loop& loop);
    // Runs `act` for every connection, each on its own thread.
    template <class Act>
    void for_each_connection(Act act);
    void log_cache_hits();

    Shared shared;
    std::vector<std::unique_ptr<Loop>> loops;
    std::optional<Acceptor> acceptor;
    std::optional<Timer> accept_timer;
    std::size_t next_loop = 0;
    std::uint64_t hits_logged = 0;
    Time hits_logged_at = now();
    unsigned short port = 0;
    bool is_running = false;
};

void Server::Impl::listen() {
    const ListenAddress address = parse_listen(shared.config.listen);
    const tcp::endpoint endpoint(net::ip::make_address(address.host), address.port);
    acceptor.emplace(loops.front()->context);
    accept_timer.emplace(loops.front()->context);
    try {
        acceptor->open(endpoint.protocol());
        acceptor->set_option(net::socket_base::reuse_address(true));
        acceptor->bind(endpoint);
        acceptor->listen();
        port = acceptor->local_endpoint().port();
    } catch (const boost::system::system_error& error) {
        throw base::Error(
            base::Code::invalid,
            fmt::format("Cannot listen on {}: {}.", shared.config.listen, error.code().message())
        );
    }
}

void Server::Impl::accept() {
    Loop& loop = *loops[next_loop++ % loops.size()];
    acceptor->async_accept(loop.context, [this, &loop](error_code error, Socket socket) {
        if (!error) {
            take(loop, std::move(socket));
        } else if (shared.service.is_stopping) {
            return;
        } else {
            spdlog::warn("accept failed: {}", error.message());
            return accept_later();
        }
        accept();
    });
}

// Out of descriptors, as a rule: gives others time to close theirs.
void Server::Impl::accept_later() {
    accept_timer->expires_after(accept_pause);
    accept_timer->async_wait([this](error_code error) {
        if (!error) {
            accept();
        }
    });
}

void Server::Impl::take(Loop& loop, Socket socket) {
    error_code error;
    const std::string address = socket.remote_endpoint(error).address().to_string();
    Peer peer{address, contains(shared.trusted, address)};
    if (error) {
        return;
    }
    if (!shared.count.enter(peer.address, peer.is_trusted)) {
        ++shared.service.metrics.connections_refused;
        socket.non_blocking(true, error);
        socket.write_some(
            net::buffer(
                refusal(503, "Too many connections. Try again in a moment.", new_request_id())
            ),
            error
        );
        return;
    }
    auto connection =
        std::make_shared<Connection>(shared, loop, std::move(socket), std::move(peer));
    net::post(loop.context, [connection] { connection->start(); });
}

void Server::Impl::sweep(Loop& loop) {
    loop.sweep_timer.expires_after(sweep_interval);
    loop.sweep_timer.async_wait([this, &loop](error_code error) {
        if (error || loop.is_ending) {
            return;
        }
        const std::vector<Connection*> all(loop.connections.begin(), loop.connections.end());
        for (Connection* connection : all) {
            connection->sweep(now());
        }
        if (&loop == loops.front().get()) {
            log_cache_hits();
        }
        sweep(loop);
    });
}

// Answers from the cache are logged together: one line for ten seconds.
void Server::Impl::log_cache_hits() {
    const std::uint64_t hits = shared.service.metrics.cache_hits;
    if (hits == hits_logged || now() - hits_logged_at < cache_log_interval) {
        return;
    }
    spdlog::info(
        "cached requests={} seconds={}",
        hits - hits_logged,
        std::chrono::duration_cast<std::chrono::seconds>(now() - hits_logged_at).count()
    );
    hits_logged = hits;
    hits_logged_at = now();
}

template <class Act>
void Server::Impl::for_each_connection(Act act) {
    for (const auto& loop : loops) {
        net::post(loop->context, [&connections = loop->connections, act] {
            const std::vector<Connection*> all(connections.begin(), connections.end());
            for (Connection* connection : all) {
                act(*connection);
            }
        });
    }
}

Server::Server(
    ServerConfig config, const Dispatcher& dispatcher, Metrics& metrics, PageCache* cache
)
    : impl_(std::make_unique<Impl>(std::move(config), dispatcher, metrics, cache)) {}

Server::~Server() {
    stop();
}

void Server::start() {
    allow_many_connections();
    impl_->listen();
    impl_->accept();
    impl_->is_running = true;
    for (const auto& loop : impl_->loops) {
        impl_->sweep(*loop);
        loop->thread = std::thread([&context = loop->context] { context.run(); });
    }
}

unsigned short Server::port() const {
    return impl_->port;
}

void Server::stop() {
    if (!std::exchange(impl_->is_running, false)) {
        return;
    }
    Impl& impl = *impl_;
    impl.shared.service.is_stopping = true;
    net::post(impl.loops.front()->context, [&impl] {
        impl.accept_timer->cancel();
        impl.acceptor->close();
    });
    impl.for_each_connection([](Connection& connection) { connection.stop(); });
    if (!impl.shared.wait_until_empty(impl.shared.config.shutdown_grace)) {
        impl.for_each_connection([](Connection& connection) { connection.close(); });
    }
    impl.shared.workers.stop();
    for (const auto& loop : impl.loops) {
        loop->work.reset();
        net::post(loop->context, [&loop] {
            loop->is_ending = true;
            loop->sweep_timer.cancel();
        });
        loop->thread.join();
    }
}

}  // namespace http
